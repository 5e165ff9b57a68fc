package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.List;

/**
 * A picture from words, with or without reference pictures.
 *
 * @param model the model's name
 * @param prompt what to draw
 * @param references pictures to go by
 * @param options width, height, seed, n, quality, …: what the model's schema names, without the prompt
 */
public record ImageGeneration(String model, String prompt, List<MediaSource> references, Parameters options)
        implements TypedRequest {

    public static ImageGeneration of(MediaRequest request) {
        return new ImageGeneration(
                request.model(),
                request.parameters().requireText("prompt"),
                request.inputs(Inputs.IMAGE),
                request.parameters().without("prompt"));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                Operation.IMAGE_GENERATE,
                model,
                Parameters.of("prompt", prompt).merge(options),
                new Inputs().add(Inputs.IMAGE, references).toMap());
    }
}
