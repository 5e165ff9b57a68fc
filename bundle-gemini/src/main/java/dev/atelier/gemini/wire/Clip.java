package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a video will be: what was asked for, or what the model has nearest to it. Lengths that a model makes are its
 * capabilities: {@code seconds:4}, {@code seconds:3-15}, or {@code seconds:1080p:8} where they depend on the resolution.
 *
 * @param seconds its length
 * @param ratio for example {@code 16:9}
 * @param resolution for example {@code 720p}
 * @param warnings what is not as it was asked for
 */
public record Clip(long seconds, Optional<String> ratio, Optional<String> resolution, List<String> warnings) {
    private static final long USUAL_SECONDS = 5;
    private static final String FOUR_K = "4k";

    /** @param ignored names of parameters and inputs that this dialect has nothing for */
    public static Clip of(ProviderCall call, List<String> ignored) {
        Parameters asked = call.request().parameters();
        ModelDescriptor model = call.model();
        List<String> warnings = new ArrayList<>();
        for (String name : ignored) {
            if (asked.has(name) || !call.inputs(name).isEmpty()) {
                warnings.add(name + " is ignored: " + model.id() + " has no such setting");
            }
        }
        Optional<Dimensions> size = asked.text("size").map(Clip::size);
        Optional<String> ratio = size.flatMap(wanted -> wanted.nearestRatio(choices(model, "aspect_ratio")))
                .or(() -> asked.text("aspect_ratio"));
        Optional<String> resolution = size.flatMap(wanted -> nearestResolution(wanted, choices(model, "resolution")))
                .or(() -> asked.text("resolution"));
        size.filter(wanted -> !Optional.of(wanted).equals(made(ratio, resolution)))
                .ifPresent(wanted -> warnings.add(model.id() + " does not make " + wanted.text() + "; the video is "
                        + ratio.orElse("as it comes") + " in " + resolution.orElse("its usual resolution")));
        long wanted = asked.integer("duration_seconds").orElse(USUAL_SECONDS);
        long seconds = nearestLength(wanted, model, resolution.orElse(""));
        if (seconds != wanted) {
            warnings.add("duration_seconds is " + seconds + ", the nearest to " + wanted + " that " + model.id()
                    + " makes" + resolution.map(lines -> " in " + lines).orElse(""));
        }
        return new Clip(seconds, ratio, resolution, List.copyOf(warnings));
    }

    /** For the result. */
    public Parameters details() {
        return Parameters.of("duration_seconds", seconds)
                .with("aspect_ratio", ratio.orElse(null))
                .with("resolution", resolution.orElse(null));
    }

    private static Dimensions size(String text) {
        return Dimensions.parse(text)
                .orElseThrow(() -> MediaException.invalid("size", "must be WIDTHxHEIGHT, but is \"" + text + "\""));
    }

    /** What the model's schema allows. */
    private static List<String> choices(ModelDescriptor model, String parameter) {
        return model.schema()
                .object("properties")
                .flatMap(properties -> properties.object(parameter))
                .map(property -> property.texts("enum"))
                .orElse(List.of());
    }

    private static Optional<String> nearestResolution(Dimensions size, List<String> resolutions) {
        long wanted = Math.min(size.width(), size.height());
        return resolutions.stream()
                .filter(name -> lines(name) > 0)
                .min(Comparator.comparingLong(name -> Math.abs(lines(name) - wanted)));
    }

    /** 0 where the name does not tell. */
    private static long lines(String resolution) {
        return resolution.equals(FOUR_K)
                ? 2160
                : resolution.matches("\\d{1,5}p") ? Long.parseLong(resolution.replace("p", "")) : 0;
    }

    private static Optional<Dimensions> made(Optional<String> ratio, Optional<String> resolution) {
        long shorter = resolution.map(Clip::lines).orElse(0L);
        if (ratio.isEmpty() || shorter == 0) {
            return Optional.empty();
        }
        return Dimensions.parse(ratio.get()).map(shape -> {
            long least = Math.min(shape.width(), shape.height());
            return new Dimensions(shape.width() * shorter / least, shape.height() * shorter / least);
        });
    }

    /** The shorter of two that are as near: it costs no more than was asked for. */
    private static long nearestLength(long wanted, ModelDescriptor model, String resolution) {
        List<Long> inResolution = lengths(wanted, model, "seconds:" + resolution + ":");
        return Stream.concat(
                        inResolution.stream(),
                        inResolution.isEmpty() ? lengths(wanted, model, "seconds:").stream() : Stream.empty())
                .min(Comparator.comparingLong((Long length) -> Math.abs(length - wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(wanted);
    }

    /** Of each range under this name the length that is nearest. */
    private static List<Long> lengths(long wanted, ModelDescriptor model, String name) {
        return model.capabilities().stream()
                .filter(capability -> capability.startsWith(name))
                .map(capability -> capability.substring(name.length()))
                .filter(range -> range.matches("\\d{1,4}(-\\d{1,4})?"))
                .map(range -> range.split("-"))
                .map(range ->
                        Math.max(Long.parseLong(range[0]), Math.min(wanted, Long.parseLong(range[range.length - 1]))))
                .toList();
    }
}
