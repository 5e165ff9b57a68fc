package dev.atelier.testkit.stability;

import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.Map;

/**
 * A work that was accepted and paid for.
 *
 * @param kind {@code image}, {@code audio} or {@code 3d}
 * @param format the ending of the file's name
 * @param seed of the randomness
 * @param filtered whether the moderation of what was made hides it
 * @param length bytes, where the form has room for padding
 */
record Work(String kind, String format, long seed, boolean filtered, long length) {
    static Work of(Endpoint endpoint, Map<String, FormPart> form, long number, long length) {
        String usual = switch (endpoint.kind()) {
            case "audio" -> "mp3";
            case "3d" -> "glb";
            default -> "png";
        };
        long asked = Long.parseLong(Combinations.text(form, "seed", "0"));
        boolean filtered = form.values().stream()
                .filter(part -> part.name().endsWith("prompt"))
                .anyMatch(part -> part.text().contains("filtered"));
        return new Work(
                endpoint.kind(),
                Combinations.text(form, "output_format", usual),
                asked == 0 ? number : asked,
                filtered,
                length);
    }

    /** The file itself, with what the vendor says of it in headers. */
    VendorAnswer file() {
        VendorAnswer file = format.equals("png") ? png() : sample();
        return file.withHeader("seed", String.valueOf(seed))
                .withHeader("finish-reason", filtered ? "CONTENT_FILTERED" : "SUCCESS");
    }

    private VendorAnswer png() {
        PaddedPng picture = new PaddedPng(seed, Math.max(128, length));
        return new VendorAnswer(200, Map.of("Content-Type", "image/png"), picture.length(), picture::writeTo);
    }

    private VendorAnswer sample() {
        return SampleMedia.ofEnding(format).orElseThrow().answer(length, seed);
    }
}
