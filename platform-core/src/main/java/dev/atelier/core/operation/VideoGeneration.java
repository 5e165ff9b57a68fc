package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video: from words alone, from a first picture, between two pictures, after reference pictures, or scene by scene.
 *
 * @param model the model's name
 * @param prompt what happens
 * @param firstFrame the picture it starts with
 * @param lastFrame the picture it ends with
 * @param references pictures of subject or style
 * @param scenes the scenes of a timeline, in order; empty otherwise
 * @param options duration_seconds, aspect_ratio, resolution, …: what the model's schema names
 */
public record VideoGeneration(
        String model,
        String prompt,
        @Nullable MediaSource firstFrame,
        @Nullable MediaSource lastFrame,
        List<MediaSource> references,
        List<Scene> scenes,
        Parameters options)
        implements TypedRequest {

    public static VideoGeneration of(MediaRequest request) {
        return new VideoGeneration(
                request.model(),
                request.parameters().requireText("prompt"),
                request.input(Inputs.IMAGE),
                request.input(Inputs.LAST_FRAME),
                request.inputs(Inputs.REFERENCE),
                Scene.listOf(request),
                request.parameters().without("prompt").without(Scene.LIST));
    }

    @Override
    public MediaRequest toRequest() {
        Parameters parameters = Parameters.of("prompt", prompt)
                .with(Scene.LIST, scenes.isEmpty() ? null : Scene.toParameters(scenes))
                .merge(options);
        return new MediaRequest(
                Operation.VIDEO_GENERATE,
                model,
                parameters,
                new Inputs()
                        .add(Inputs.IMAGE, firstFrame)
                        .add(Inputs.LAST_FRAME, lastFrame)
                        .add(Inputs.REFERENCE, references)
                        .add(Inputs.SCENE, Scene.images(scenes))
                        .toMap());
    }
}
