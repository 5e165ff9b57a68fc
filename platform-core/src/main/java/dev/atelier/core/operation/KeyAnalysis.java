package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import java.util.List;

/**
 * The key of a piece of music.
 *
 * @param key for example {@code C major}
 * @param confidence 0 to 1
 * @param dominantPitches pitch classes, strongest first
 */
public record KeyAnalysis(String key, double confidence, List<String> dominantPitches) {
    public static KeyAnalysis of(Parameters details) {
        return new KeyAnalysis(
                details.requireText("detected_key"),
                details.number("confidence").orElse(0),
                details.texts("dominant_pitches"));
    }

    public Parameters toDetails() {
        return Parameters.of("detected_key", key)
                .with("confidence", confidence)
                .with("dominant_pitches", dominantPitches);
    }
}
