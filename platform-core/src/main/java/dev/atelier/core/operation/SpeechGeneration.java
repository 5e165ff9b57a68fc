package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import java.util.Optional;

/**
 * Words spoken aloud.
 *
 * @param model the model's name
 * @param text what to say
 * @param voice whose voice; the model's default when absent
 * @param format {@code mp3}, {@code wav}, …; the model's default when absent
 * @param options what the model's schema names beyond these
 */
public record SpeechGeneration(
        String model, String text, Optional<String> voice, Optional<String> format, Parameters options)
        implements TypedRequest {

    public static SpeechGeneration of(MediaRequest request) {
        Parameters given = request.parameters();
        return new SpeechGeneration(
                request.model(),
                given.requireText("text"),
                given.text("voice"),
                given.text("format"),
                given.without("text").without("voice").without("format"));
    }

    @Override
    public MediaRequest toRequest() {
        return MediaRequest.of(
                Operation.SPEECH_GENERATE,
                model,
                Parameters.of("text", text)
                        .with("voice", voice.orElse(null))
                        .with("format", format.orElse(null))
                        .merge(options));
    }
}
