package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture made from pictures: by instruction, or within a mask.
 *
 * @param model the model's name
 * @param kind {@code instruct}, {@code inpaint}, {@code outpaint}, {@code erase}, {@code search-and-replace}, {@code
 *     search-and-recolor}, {@code remove-background}, {@code relight}, or what the model's schema adds
 * @param prompt the instruction; some kinds need none
 * @param images the pictures, the first being the one that is changed
 * @param mask where to change it
 * @param options what the model's schema names beyond these
 */
public record ImageEdit(
        String model,
        String kind,
        Optional<String> prompt,
        List<MediaSource> images,
        @Nullable MediaSource mask,
        Parameters options)
        implements TypedRequest {
    public static final String DEFAULT_KIND = "instruct";

    public static ImageEdit of(MediaRequest request) {
        return new ImageEdit(
                request.model(),
                request.parameters().text("operation").orElse(DEFAULT_KIND),
                request.parameters().text("prompt"),
                request.inputs(Inputs.IMAGE),
                request.input(Inputs.MASK),
                request.parameters().without("prompt").without("operation"));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                Operation.IMAGE_EDIT,
                model,
                Parameters.of("operation", kind)
                        .with("prompt", prompt.orElse(null))
                        .merge(options),
                new Inputs().add(Inputs.IMAGE, images).add(Inputs.MASK, mask).toMap());
    }
}
