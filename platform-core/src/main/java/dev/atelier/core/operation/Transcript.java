package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Spoken words as text.
 *
 * @param text all of it
 * @param language ISO 639-1 code or the vendor's name of it
 * @param seconds length of the sound
 * @param segments the text in time, in order; empty where the model gives none
 */
public record Transcript(String text, Optional<String> language, OptionalDouble seconds, List<Segment> segments) {

    /**
     * @param start seconds from the beginning
     * @param end seconds from the beginning
     * @param text what was said
     * @param speaker who said it, where the model tells speakers apart
     */
    public record Segment(double start, double end, String text, Optional<String> speaker) {
        static Segment of(Parameters details) {
            return new Segment(
                    details.number("start").orElse(0),
                    details.number("end").orElse(0),
                    details.text("text").orElse(""),
                    details.text("speaker"));
        }

        Parameters toDetails() {
            return Parameters.of("start", start)
                    .with("end", end)
                    .with("text", text)
                    .with("speaker", speaker.orElse(null));
        }
    }

    public static Transcript of(Parameters details) {
        return new Transcript(
                details.text("text").orElse(""),
                details.text("language"),
                details.number("duration"),
                details.objects("segments").stream().map(Segment::of).toList());
    }

    public Parameters toDetails() {
        return Parameters.of("text", text)
                .with("language", language.orElse(null))
                .with("duration", seconds.isPresent() ? seconds.getAsDouble() : null)
                .with("segments", segments.stream().map(Segment::toDetails).toList());
    }
}
