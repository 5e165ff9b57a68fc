package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.PriceUnit;
import java.util.HashMap;
import java.util.Map;

/** What an answer used, in tokens by what they are billed as. */
final class UsageMetadata {
    private UsageMetadata() {}

    /**
     * @param pictured whether the answer holds pictures, which all tokens are of where they are not told apart
     */
    static Map<String, Long> units(JsonNode usage, boolean pictured) {
        if (!usage.path("promptTokenCount").isNumber()) {
            return Map.of();
        }
        long input = usage.path("promptTokenCount").asLong();
        long inputImage = of(usage.path("promptTokensDetails"), "IMAGE");
        long inputAudio = of(usage.path("promptTokensDetails"), "AUDIO");
        long cached = Math.min(usage.path("cachedContentTokenCount").asLong(), input - inputImage - inputAudio);
        long output = usage.path("candidatesTokenCount").asLong();
        long outputImage = usage.has("candidatesTokensDetails") || !pictured
                ? of(usage.path("candidatesTokensDetails"), "IMAGE")
                : output;
        Map<String, Long> units = new HashMap<>();
        units.put(PriceUnit.INPUT_TOKEN.key(), Math.max(0, input - inputImage - inputAudio - cached));
        units.put(PriceUnit.IMAGE_INPUT_TOKEN.key(), inputImage);
        units.put(PriceUnit.AUDIO_INPUT_TOKEN.key(), inputAudio);
        units.put(PriceUnit.CACHED_INPUT_TOKEN.key(), Math.max(0, cached));
        units.put(
                PriceUnit.OUTPUT_TOKEN.key(),
                Math.max(0, output - outputImage)
                        + usage.path("thoughtsTokenCount").asLong());
        units.put(PriceUnit.IMAGE_OUTPUT_TOKEN.key(), outputImage);
        units.values().removeIf(count -> count == 0);
        return units;
    }

    private static long of(JsonNode details, String modality) {
        long sum = 0;
        for (JsonNode detail : details) {
            if (detail.path("modality").asText().equals(modality)) {
                sum += detail.path("tokenCount").asLong();
            }
        }
        return sum;
    }
}
