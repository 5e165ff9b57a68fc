package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.PriceUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code POST /images/generations}.
 *
 * @param data the pictures; empty when the answer has none, or is no JSON at all
 * @param size the size that was made, {@code WIDTHxHEIGHT}; GPT image models only
 * @param quality the quality that was made; GPT image models only
 * @param usage tokens; GPT image models only
 */
public record ImagesResponse(List<Image> data, Optional<String> size, Optional<String> quality, Optional<Usage> usage) {
    /**
     * @param b64Json base64, or the mark that stands for it
     * @param url where the picture is for an hour
     * @param revisedPrompt what the model made of the prompt
     */
    public record Image(Optional<String> b64Json, Optional<String> url, Optional<String> revisedPrompt) {}

    /** Tokens by what they are billed as. */
    public record Usage(long inputText, long inputImage, long outputText, long outputImage) {
        private Map<String, Long> units() {
            return Map.of(
                    PriceUnit.INPUT_TOKEN.key(), inputText,
                    PriceUnit.IMAGE_INPUT_TOKEN.key(), inputImage,
                    PriceUnit.OUTPUT_TOKEN.key(), outputText,
                    PriceUnit.IMAGE_OUTPUT_TOKEN.key(), outputImage);
        }
    }

    public static ImagesResponse read(String body) {
        JsonNode root = Json.tree(body);
        List<Image> data = new ArrayList<>();
        for (JsonNode image : root.path("data")) {
            data.add(new Image(
                    Json.text(image, "b64_json"), Json.text(image, "url"), Json.text(image, "revised_prompt")));
        }
        return new ImagesResponse(
                List.copyOf(data), Json.text(root, "size"), Json.text(root, "quality"), usage(root.path("usage")));
    }

    /** Tokens where the answer tells them, else pictures. */
    public Map<String, Long> units() {
        return usage.map(Usage::units).orElseGet(() -> Map.of(PriceUnit.IMAGE.key(), (long) data.size()));
    }

    private static Optional<Usage> usage(JsonNode usage) {
        if (!usage.path("output_tokens").isNumber()) {
            return Optional.empty();
        }
        long inputImage = usage.at("/input_tokens_details/image_tokens").asLong();
        long outputText = usage.at("/output_tokens_details/text_tokens").asLong();
        return Optional.of(new Usage(
                usage.path("input_tokens").asLong() - inputImage,
                inputImage,
                outputText,
                usage.path("output_tokens").asLong() - outputText));
    }
}
