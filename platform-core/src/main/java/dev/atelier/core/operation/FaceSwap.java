package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;

/**
 * A picture with another face.
 *
 * @param model the model's name
 * @param image the picture whose face is replaced
 * @param face a picture of the face to put in
 * @param options what the model's schema names beyond these
 */
public record FaceSwap(String model, MediaSource image, MediaSource face, Parameters options) implements TypedRequest {
    public static FaceSwap of(MediaRequest request) {
        return new FaceSwap(
                request.model(),
                Required.input(request, Inputs.IMAGE),
                Required.input(request, Inputs.FACE),
                request.parameters());
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                Operation.IMAGE_FACE_SWAP,
                model,
                options,
                new Inputs().add(Inputs.IMAGE, image).add(Inputs.FACE, face).toMap());
    }
}
