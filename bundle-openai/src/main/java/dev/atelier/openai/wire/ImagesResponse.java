package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.PriceUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pictures as OpenAI answers them.
 *
 * @param data the pictures; empty when the answer has none, or is no JSON at all
 * @param size the size that was made, {@code WIDTHxHEIGHT}; GPT image models only
 * @param quality the quality that was made; GPT image models only
 * @param usage tokens; GPT image models only
 */
public record ImagesResponse(List<Image> data, Optional<String> size, Optional<String> quality, Optional<Usage> usage) {
    /**
     * @param content the picture, when it came in base64
     * @param url where the picture is for an hour, when it did not
     * @param revisedPrompt what the model made of the prompt
     */
    public record Image(Optional<MediaContent> content, Optional<String> url, Optional<String> revisedPrompt) {
        static Image read(JsonNode image, Function<String, Optional<MediaContent>> contents) {
            return new Image(
                    Json.text(image, "b64_json").flatMap(contents),
                    Json.text(image, "url"),
                    Json.text(image, "revised_prompt"));
        }
    }

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

    /** Reads an answer of {@code POST /images/…}. */
    public static ImagesResponse read(JsonReply reply) {
        JsonNode root = Json.tree(reply.reply().body());
        List<Image> data = new ArrayList<>();
        root.path("data").forEach(image -> data.add(Image.read(image, reply::content)));
        return new ImagesResponse(data, root);
    }

    /** Reads the event that a picture is complete. */
    static ImagesResponse read(JsonNode root, Function<String, Optional<MediaContent>> contents) {
        return new ImagesResponse(List.of(Image.read(root, contents)), root);
    }

    private ImagesResponse(List<Image> data, JsonNode root) {
        this(List.copyOf(data), Json.text(root, "size"), Json.text(root, "quality"), usage(root.path("usage")));
    }

    /** Width and height as they were made, else as they were asked for; empty where neither is known. */
    public Parameters sides(Optional<Dimensions> asked) {
        return size.flatMap(Dimensions::parse)
                .or(() -> asked)
                .map(sides -> Parameters.of("width", sides.width()).with("height", sides.height()))
                .orElse(Parameters.EMPTY);
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
