package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.ImageEdit;
import dev.atelier.core.operation.ImageGeneration;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests for pictures from Gemini's own image models. */
final class PictureContent {
    private PictureContent() {}

    static ContentRequest generate(ProviderCall call) {
        ImageGeneration asked = ImageGeneration.of(call.request());
        return picture(call, asked.prompt(), asked.options());
    }

    static ContentRequest edit(ProviderCall call) {
        ImageEdit asked = ImageEdit.of(call.request());
        if (asked.images().isEmpty()) {
            throw MediaException.invalid(Inputs.IMAGE, "is required for image.edit");
        }
        String prompt = asked.prompt().orElseThrow(() -> MediaException.invalid("prompt", "is required"));
        return picture(call, prompt, asked.options());
    }

    private static ContentRequest picture(ProviderCall call, String prompt, Parameters options) {
        List<String> warnings = new ArrayList<>();
        Shape shape = Shape.of(options, call.model(), warnings);
        Parameters image = Parameters.EMPTY
                .with("aspectRatio", shape.aspectRatio().orElse(null))
                // What each model makes unless told otherwise; not all of them let themselves be told.
                .with(
                        "imageSize",
                        shape.imageSize().filter(size -> !size.equals("1K")).orElse(null));
        Parameters config = Parameters.of("responseModalities", List.of("IMAGE"))
                .with("imageConfig", image.isEmpty() ? null : image)
                .with("seed", options.get("seed"))
                .with("temperature", options.get("temperature"));
        Stream.of("n", "number_of_images")
                .filter(name -> options.integer(name).orElse(1) > 1)
                .forEach(name ->
                        warnings.add(name + " is ignored: " + call.model().id() + " makes one picture for a call"));
        if (options.has("quality")) {
            warnings.add("quality is ignored: Gemini's pictures have a size, but no quality to choose");
        }
        Inline inline = new Inline(call);
        return ContentRequest.message(inline, inline.parts(call.inputs(Inputs.IMAGE)), prompt, config)
                .withWarnings(warnings);
    }
}
