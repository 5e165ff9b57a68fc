package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code POST /models/{id}:predict}.
 *
 * @param pictures what stands for each one's base64
 * @param filtered why others are missing
 */
public record PredictResponse(List<String> pictures, List<String> filtered) {
    /** Nothing when the text is no JSON object, or holds something that is no prediction. */
    public static Optional<PredictResponse> read(String body) {
        JsonNode root = Json.tree(body);
        List<String> pictures = new ArrayList<>();
        List<String> filtered = new ArrayList<>();
        for (JsonNode prediction : root.path("predictions")) {
            Optional<String> picture = Json.text(prediction, "bytesBase64Encoded");
            picture.ifPresent(pictures::add);
            if (picture.isEmpty()) {
                filtered.add(Json.text(prediction, "raiFilteredReason").orElse("no reason was given"));
            }
        }
        return root.isObject() ? Optional.of(new PredictResponse(pictures, filtered)) : Optional.empty();
    }
}
