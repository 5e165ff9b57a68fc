package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.PriceUnit;
import java.util.Map;

/** Tokens or seconds that an answer in words or in sound says were used. */
final class Usage {
    private Usage() {}

    /** Each token counted once, as what it is billed as; nothing where the answer does not tell. */
    static Map<String, Long> units(JsonNode usage) {
        if (usage.path("seconds").isNumber()) {
            long seconds = (long) Math.ceil(usage.path("seconds").doubleValue());
            return Map.of(PriceUnit.SECOND.key(), seconds);
        } else if (!usage.isObject()) {
            return Map.of();
        }
        long cached = usage.at("/prompt_tokens_details/cached_tokens").asLong();
        long heard = usage.at("/input_token_details/audio_tokens").asLong()
                + usage.at("/prompt_tokens_details/audio_tokens").asLong();
        long input = either(usage, "input_tokens", "prompt_tokens");
        return Map.of(
                PriceUnit.INPUT_TOKEN.key(),
                Math.max(0, input - cached - heard),
                PriceUnit.CACHED_INPUT_TOKEN.key(),
                cached,
                PriceUnit.AUDIO_INPUT_TOKEN.key(),
                heard,
                PriceUnit.OUTPUT_TOKEN.key(),
                either(usage, "output_tokens", "completion_tokens"));
    }

    private static long either(JsonNode usage, String name, String other) {
        return usage.path(name).asLong(usage.path(other).asLong());
    }
}
