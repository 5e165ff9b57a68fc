package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;

/**
 * A question about a picture or a video; the answer is read with {@link ChatReply}.
 *
 * @param operation {@code image.analyze} or {@code video.analyze}
 * @param model the model's name
 * @param question what to tell about it
 * @param media the picture or video
 * @param options what the model's schema names beyond these
 */
public record VisionQuestion(Operation operation, String model, String question, MediaSource media, Parameters options)
        implements TypedRequest {

    public static VisionQuestion of(MediaRequest request) {
        return new VisionQuestion(
                request.operation(),
                request.model(),
                request.parameters().requireText("prompt"),
                Required.input(request, role(request.operation())),
                request.parameters().without("prompt"));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                operation,
                model,
                Parameters.of("prompt", question).merge(options),
                new Inputs().add(role(operation), media).toMap());
    }

    private static String role(Operation operation) {
        return operation.equals(Operation.VIDEO_ANALYZE) ? Inputs.VIDEO : Inputs.IMAGE;
    }
}
