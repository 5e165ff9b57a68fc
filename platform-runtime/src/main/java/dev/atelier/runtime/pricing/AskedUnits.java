package dev.atelier.runtime.pricing;

import dev.atelier.core.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What parameters say about how much is wanted. Values of another type than expected say nothing. */
record AskedUnits(Parameters parameters) {
    /** Vendors that charge by the megapixel count 1,024 x 1,024 as one, and a begun one as whole. */
    private static final double MEGAPIXEL = 1024.0 * 1024.0;

    private static final List<String> COUNTS = List.of("n", "number_of_images", "number_of_videos");
    private static final List<String> SECONDS = List.of("duration_seconds", "duration", "seconds");
    private static final List<String> TEXTS = List.of("text", "prompt");

    /** How many pieces; 1 unless more are asked for. */
    long pieces() {
        return first(COUNTS).map(count -> Math.max(1, count.longValue())).orElse(1L);
    }

    Optional<Long> megapixelsEach() {
        Optional<Number> width = number("width");
        Optional<Number> height = number("height");
        return width.isPresent() && height.isPresent()
                ? Optional.of((long)
                        Math.ceil(width.get().doubleValue() * height.get().doubleValue() / MEGAPIXEL))
                : Optional.empty();
    }

    /** The playing time of all pieces together, a begun second as whole. */
    Optional<Long> seconds() {
        return first(SECONDS).map(seconds -> (long) Math.ceil(seconds.doubleValue()) * pieces());
    }

    static long minutes(long seconds) {
        return (seconds + 59) / 60;
    }

    Optional<Long> characters() {
        return TEXTS.stream()
                .map(parameters::get)
                .filter(String.class::isInstance)
                .map(text -> (long) ((String) text).codePointCount(0, ((String) text).length()))
                .findFirst();
    }

    /** The most tokens that may come back, where the request bounds them. */
    OptionalLong mostTokens() {
        return first(List.of("max_tokens", "max_output_tokens", "max_completion_tokens"))
                .map(most -> OptionalLong.of(most.longValue()))
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Number> first(List<String> names) {
        return names.stream()
                .map(this::number)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .findFirst();
    }

    private Optional<Number> number(String name) {
        return parameters.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
    }
}
