package dev.atelier.flux;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Length, shape and resolution of a video.
 *
 * @param seconds how long
 * @param ratio the aspect ratio; nothing where it follows the picture or video that was given
 * @param resolution {@code hd} or {@code fhd}
 */
record Footage(long seconds, Optional<String> ratio, String resolution) {
    private static final long SHORTEST = 5;
    private static final long LONGEST = 20;
    private static final long FULL = 1000;
    private static final String FULL_HD = "fhd";

    static Footage of(ModelDescriptor model, Parameters asked, List<String> warnings) {
        double wished = asked.number("duration_seconds").orElse(SHORTEST);
        long seconds = Math.max(SHORTEST, Math.min(LONGEST, Math.round(wished)));
        if (seconds != wished) {
            warnings.add(model.id() + " does not make " + wished + " seconds; the video has " + seconds);
        }
        Optional<Dimensions> size = asked.text("size").flatMap(Dimensions::parse);
        Optional<String> ratio =
                size.flatMap(given -> given.nearestRatio(Terms.ratios(model))).or(() -> asked.text("aspect_ratio"));
        size.filter(given -> !Terms.near(given, ratio.orElse("")))
                .ifPresent(given -> warnings.add(model.id() + " does not make " + given.text()
                        + "; the video has the shape " + ratio.orElse("of its picture")));
        boolean full = size.map(given -> Math.min(given.width(), given.height()) >= FULL)
                .orElseGet(() -> asked.text("resolution").orElse("").matches("1080p|fhd"));
        return new Footage(seconds, ratio, full ? FULL_HD : "hd");
    }

    Parameters over(Parameters body) {
        return body.with("duration", seconds)
                .with("aspect_ratio", ratio.orElse(null))
                .with("resolution", resolution);
    }

    /** A resolution by its usual name. */
    static @Nullable String lines(@Nullable Object resolution) {
        return resolution == null ? null : resolution.equals(FULL_HD) ? "1080p" : "720p";
    }
}
