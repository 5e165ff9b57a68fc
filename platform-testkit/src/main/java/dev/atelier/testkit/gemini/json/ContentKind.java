package dev.atelier.testkit.gemini.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model of Gemini's own makes, and what it can be told about that. */
enum ContentKind {
    IMAGE("gemini-3\\.1-flash-image|gemini-nano-banana-2\\.1"),
    IMAGE_PRO("gemini-3-pro-image|nano-banana-pro-preview"),
    /** Of one size, which it does not let itself be told. */
    IMAGE_SMALL("gemini-2\\.5-flash-image|gemini-3\\.1-flash-lite-image"),
    SPEECH_WAV("gemini-3\\.8-flash(-lite)?-tts"),
    SPEECH_BARE("gemini-3\\.1-flash-tts-preview|gemini-2\\.5-(flash|pro)-preview-tts"),
    TRANSCRIPT("gemini-3\\.5-transcribe"),
    WORDS("gemini-4-argon|gemini-4-carbon|gemini-3\\.8-flash|gemini-2\\.5-(flash|pro)");

    private static final List<String> RATIOS =
            List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");
    private static final List<String> EXTREME_RATIOS = List.of("1:4", "4:1", "1:8", "8:1");

    private final String ids;

    ContentKind(String ids) {
        this.ids = ids;
    }

    static Optional<ContentKind> of(String model) {
        return Stream.of(values()).filter(kind -> model.matches(kind.ids)).findFirst();
    }

    boolean paints() {
        return this == IMAGE || this == IMAGE_PRO || this == IMAGE_SMALL;
    }

    boolean speaks() {
        return this == SPEECH_WAV || this == SPEECH_BARE;
    }

    List<String> ratios() {
        return this == IMAGE
                ? Stream.concat(RATIOS.stream(), EXTREME_RATIOS.stream()).toList()
                : RATIOS;
    }

    List<String> sizes() {
        return switch (this) {
            case IMAGE -> List.of("512", "1K", "2K", "4K");
            case IMAGE_PRO -> List.of("1K", "2K", "4K");
            default -> List.of();
        };
    }
}
