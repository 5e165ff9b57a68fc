package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.ImageGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for pictures in Imagen's words.
 *
 * @param body of {@code POST /models/{id}:predict}
 * @param count how many pictures
 * @param warnings what was changed on the way
 */
public record PredictRequest(Parameters body, long count, List<String> warnings) {
    public static PredictRequest of(ProviderCall call) {
        ImageGeneration asked = ImageGeneration.of(call.request());
        Parameters options = asked.options();
        List<String> warnings = new ArrayList<>();
        Shape shape = Shape.of(options, call.model(), warnings);
        long count =
                options.integer("n").orElse(options.integer("number_of_images").orElse(1));
        Parameters output = Parameters.EMPTY
                .with(
                        "mimeType",
                        options.text("output_format")
                                .map(format -> "image/" + format)
                                .orElse(null))
                .with("compressionQuality", options.get("output_compression"));
        Parameters parameters = Parameters.of("sampleCount", count)
                .with("aspectRatio", shape.aspectRatio().orElse(null))
                .with("sampleImageSize", shape.imageSize().orElse(null))
                .with("personGeneration", options.get("person_generation"))
                .with("guidanceScale", options.get("guidance"))
                .with("language", options.get("language"))
                .with("includeRaiReason", true)
                .with("outputOptions", output.isEmpty() ? null : output);
        Parameters body = Parameters.of("instances", List.of(Parameters.of("prompt", asked.prompt())))
                .with("parameters", parameters);
        return new PredictRequest(body, count, List.copyOf(warnings));
    }
}
