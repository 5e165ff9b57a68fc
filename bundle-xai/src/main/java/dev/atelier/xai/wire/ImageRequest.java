package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A request for pictures, put into xAI's words.
 *
 * @param path where it goes: pictures to start from make it an edit
 * @param body as sent
 * @param shape aspect ratio and resolution, as far as they were sent
 * @param count how many pictures
 * @param warnings what was changed on the way
 */
public record ImageRequest(String path, HttpBody.Json body, Parameters shape, long count, List<String> warnings) {
    private static final List<String> IGNORED =
            List.of("quality", "background", "moderation", "output_format", "output_compression", "style", "seed");
    private static final long USUAL_SIDE = 1024;

    public static ImageRequest of(ProviderCall call) {
        Parameters asked = call.request().parameters();
        List<MediaContent> pictures = call.inputs(Inputs.IMAGE);
        if (pictures.isEmpty() && call.request().operation().equals(Operation.IMAGE_EDIT)) {
            throw MediaException.invalid(Inputs.IMAGE, "is required: there is nothing to edit");
        }
        List<String> warnings = new ArrayList<>(Ignored.of(asked, IGNORED));
        Parameters shape = shape(call, warnings);
        long count = asked.integer("n").orElse(asked.integer("number_of_images").orElse(1));
        Parameters body = Parameters.of("model", call.model().id())
                .with("prompt", asked.requireText("prompt"))
                .with("n", count)
                .with("response_format", asked.text("response_format").orElse("b64_json"))
                .with("user", asked.get("user"))
                .merge(shape)
                .merge(references(pictures.size()));
        return new ImageRequest(
                pictures.isEmpty() ? "/images/generations" : "/images/edits",
                new HttpBody.Json(body.canonical(), pictures),
                shape,
                count,
                List.copyOf(warnings));
    }

    private static Parameters shape(ProviderCall call, List<String> warnings) {
        Parameters asked = call.request().parameters();
        ModelDescriptor model = call.model();
        Parameters named = Parameters.EMPTY
                .with("aspect_ratio", asked.get("aspect_ratio"))
                .with("resolution", asked.get("resolution"));
        Optional<Dimensions> size = size(asked);
        // What is made of a picture keeps that picture's shape, unless another is asked for.
        if (size.isEmpty() && !call.inputs(Inputs.IMAGE).isEmpty()) {
            return named;
        }
        Dimensions wished = size.orElse(new Dimensions(USUAL_SIDE, USUAL_SIDE));
        Shape nearest = Shape.of(wished, model);
        if (size.isPresent() && nearest.ratio().isEmpty()) {
            warnings.add("width, height and size are ignored: " + model.id() + " makes pictures of one size");
        } else if (size.isPresent() && named.isEmpty() && nearest.differs(wished)) {
            warnings.add(model.id() + " does not make " + wished.text() + "; the picture has " + nearest.text());
        }
        return nearest.toParameters().merge(named);
    }

    /** Nothing when no size was asked for. */
    private static Optional<Dimensions> size(Parameters asked) {
        if (asked.has("size")) {
            String size = asked.requireText("size");
            return Optional.of(Dimensions.parse(size)
                    .orElseThrow(
                            () -> MediaException.invalid("size", "must be WIDTHxHEIGHT, but is \"" + size + "\"")));
        }
        return asked.has("width") || asked.has("height")
                ? Optional.of(new Dimensions(
                        asked.integer("width").orElse(USUAL_SIDE),
                        asked.integer("height").orElse(USUAL_SIDE)))
                : Optional.empty();
    }

    /** One picture goes under another name than several. */
    private static Parameters references(int count) {
        List<Map<String, String>> all = IntStream.range(0, count)
                .mapToObj(index -> Map.of("type", "image_url", "url", HttpBody.Json.dataUrl(index)))
                .toList();
        return switch (count) {
            case 0 -> Parameters.EMPTY;
            case 1 -> Parameters.of("image", all.get(0));
            default -> Parameters.of("images", all);
        };
    }
}
