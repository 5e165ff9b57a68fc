package dev.atelier.gemini.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * Reads trees, never classes: Jackson remembers the classes that it has bound for the life of the JVM, and with them a
 * version of this bundle that is long gone.
 */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

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

    /** The text under a name; nothing when absent, null or no text. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }
}
