package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.Optional;
import java.util.Set;

/**
 * Something made of one picture: an upscaled picture ({@code mode} fast, conservative or creative in the options), a
 * variation, or a 3D model.
 *
 * @param operation {@code image.upscale}, {@code image.variation} or {@code image.to-3d}
 * @param model the model's name
 * @param image the picture
 * @param prompt words that guide it, where the model takes some
 * @param options what the model's schema names beyond these
 */
public record ImageTransform(
        Operation operation, String model, MediaSource image, Optional<String> prompt, Parameters options)
        implements TypedRequest {
    private static final Set<Operation> OPERATIONS =
            Set.of(Operation.IMAGE_UPSCALE, Operation.IMAGE_VARIATION, Operation.IMAGE_TO_3D);

    /** @throws IllegalArgumentException for an operation that is not one of the three */
    public ImageTransform {
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("not a transformation of one image: " + operation);
        }
    }

    public static ImageTransform of(MediaRequest request) {
        return new ImageTransform(
                request.operation(),
                request.model(),
                Required.input(request, Inputs.IMAGE),
                request.parameters().text("prompt"),
                request.parameters().without("prompt"));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                operation,
                model,
                options.with("prompt", prompt.orElse(null)),
                new Inputs().add(Inputs.IMAGE, image).toMap());
    }
}
