package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Music from words, with or without sound to start from.
 *
 * @param model the model's name
 * @param prompt what it should sound like
 * @param seconds its length; the model's default when absent
 * @param audio sound to continue or change
 * @param options what the model's schema names beyond these
 */
public record MusicGeneration(
        String model,
        String prompt,
        OptionalDouble seconds,
        @Nullable MediaSource audio,
        Parameters options) implements TypedRequest {
    private static final String SECONDS = "duration_seconds";

    public static MusicGeneration of(MediaRequest request) {
        Parameters given = request.parameters();
        return new MusicGeneration(
                request.model(),
                given.requireText("prompt"),
                given.number(SECONDS),
                request.input(Inputs.AUDIO),
                given.without("prompt").without(SECONDS));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                Operation.MUSIC_GENERATE,
                model,
                Parameters.of("prompt", prompt)
                        .with(SECONDS, seconds.isPresent() ? seconds.getAsDouble() : null)
                        .merge(options),
                new Inputs().add(Inputs.AUDIO, audio).toMap());
    }
}
