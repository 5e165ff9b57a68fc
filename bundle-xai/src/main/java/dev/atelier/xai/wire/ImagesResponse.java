package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code POST /images/generations} and {@code /images/edits}.
 *
 * @param data the pictures; empty when the answer has none, or is no JSON at all
 * @param cost what the vendor charges
 */
public record ImagesResponse(List<Image> data, Optional<MicroDollars> cost) {
    /**
     * @param b64Json base64, or the mark that stands for it
     * @param url where the picture is for a while
     * @param revisedPrompt what the model made of the prompt
     * @param allowed false: moderation withheld it; there is a placeholder or nothing
     */
    public record Image(
            Optional<String> b64Json, Optional<String> url, Optional<String> revisedPrompt, boolean allowed) {}

    public static ImagesResponse read(String body) {
        JsonNode root = Json.tree(body);
        List<Image> data = new ArrayList<>();
        for (JsonNode image : root.path("data")) {
            data.add(new Image(
                    Json.text(image, "b64_json"),
                    Json.text(image, "url"),
                    Json.text(image, "revised_prompt"),
                    image.path("respect_moderation").asBoolean(true)));
        }
        return new ImagesResponse(List.copyOf(data), Json.cost(root));
    }
}
