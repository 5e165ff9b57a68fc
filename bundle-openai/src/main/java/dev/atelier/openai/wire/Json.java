package dev.atelier.openai.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.atelier.core.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** An object in the platform's form; empty for anything else. */
    static Parameters object(JsonNode object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return Parameters.of(values);
    }

    /** The objects of a list, in the platform's form; empty for anything else. */
    static List<Parameters> objects(JsonNode list) {
        List<Parameters> objects = new ArrayList<>();
        list.forEach(element -> objects.add(object(element)));
        return objects;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        } else if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            for (JsonNode element : node) {
                Optional.ofNullable(value(element)).ifPresent(values::add);
            }
            return values;
        } else if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }
}
