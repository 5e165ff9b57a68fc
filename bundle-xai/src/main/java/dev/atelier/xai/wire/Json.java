package dev.atelier.xai.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.atelier.core.MicroDollars;
import java.util.Optional;

/**
 * Reads trees, never classes: Jackson remembers the classes that it has bound for the life of the JVM, and with them a
 * version of this bundle that is long gone.
 */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** A tick is a ten-billionth of a dollar. */
    private static final long TICKS_PER_MICRO_DOLLAR = 10_000;

    private Json() {}

    /** The tree of a text; a missing node when it is no JSON. */
    static JsonNode tree(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The text under a name; nothing when absent, null, empty or no text. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    /** What an answer says it cost, a begun micro-dollar as whole. */
    static Optional<MicroDollars> cost(JsonNode answer) {
        JsonNode ticks = answer.path("usage").path("cost_in_usd_ticks");
        return ticks.isIntegralNumber() && ticks.asLong() >= 0
                ? Optional.of(new MicroDollars(-Math.floorDiv(-ticks.asLong(), TICKS_PER_MICRO_DOLLAR)))
                : Optional.empty();
    }
}
