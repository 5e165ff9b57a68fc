package dev.atelier.flux.wire;

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
    /** A credit is a hundredth of a dollar. */
    private static final int CREDIT_DIGITS = 4;

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

    /** The text under a name; nothing when absent, null, blank or no text. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue()).filter(text -> !text.isBlank());
    }

    /** The credits under a name as money; nothing when absent or no number. */
    static Optional<MicroDollars> credits(JsonNode object, String name) {
        JsonNode credits = object.path(name);
        return credits.isNumber() && credits.doubleValue() >= 0
                ? Optional.of(new MicroDollars(
                        credits.decimalValue().movePointRight(CREDIT_DIGITS).longValue()))
                : Optional.empty();
    }
}
