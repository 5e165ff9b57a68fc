package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The tokens of an interaction, by what they are billed as.
 *
 * @param input all that went in
 * @param output what came out but for pictures, thoughts included
 * @param imageOutput pictures
 */
public record InteractionUsage(long input, long output, long imageOutput) {
    static Optional<InteractionUsage> read(JsonNode usage) {
        if (!usage.path("total_output_tokens").isNumber()) {
            return Optional.empty();
        }
        long images = 0;
        for (JsonNode part : usage.path("output_tokens_by_modality")) {
            images += part.path("modality").asText().equalsIgnoreCase("image")
                    ? part.path("tokens").asLong()
                    : 0;
        }
        long whole = usage.path("total_output_tokens").asLong()
                + usage.path("total_thought_tokens").asLong();
        return Optional.of(new InteractionUsage(usage.path("total_input_tokens").asLong(), whole - images, images));
    }
}
