package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An object of a request body as strictly as Google reads it: names that it does not know and values of another type are
 * refused.
 *
 * @param path where it stands in the body; empty for the body itself
 * @param node the object
 */
record Form(String path, ObjectNode node) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A whole body of these members. */
    static Form body(VendorRequest request, String... names) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw GeminiError.invalid("Invalid content type: expected application/json.");
        }
        try {
            JsonNode root = MAPPER.readTree(request.body());
            if (root instanceof ObjectNode object) {
                return new Form("", object).only(names);
            }
        } catch (JsonProcessingException noJson) {
            // Refused below, as anything else that is no object.
        }
        throw GeminiError.invalid("Invalid JSON payload received.");
    }

    /** This, when it has no other members. */
    Form only(String... names) {
        for (Iterator<String> members = node.fieldNames(); members.hasNext(); ) {
            String name = members.next();
            if (!Set.of(names).contains(name)) {
                throw GeminiError.invalid("Invalid JSON payload received. Unknown name \"" + name + "\" at '" + path
                        + "': Cannot find field.");
            }
        }
        return this;
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean is(String name, String text) {
        return node.path(name).asText().equals(text);
    }

    /** A member that is an object, of whatever members. */
    Optional<Form> anyObject(String name) {
        return node.path(name) instanceof ObjectNode object
                ? Optional.of(new Form(at(name), object))
                : Optional.empty();
    }

    /** A member that is an object of these members; nothing when it is absent. */
    Optional<Form> object(String name, String... names) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        } else if (value instanceof ObjectNode object) {
            return Optional.of(new Form(at(name), object).only(names));
        }
        throw wrong(name, "must be an object");
    }

    /** The objects of a list, of these members each; empty when it is absent. */
    List<Form> objects(String name, String... names) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(name, "must be a list");
        }
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> element(name, i, list.get(i)).only(names))
                .toList();
    }

    private Form element(String name, int index, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Form(at(name) + "[" + index + "]", object);
        }
        throw wrong(name, "must be a list of objects");
    }

    /** A text that is not empty. */
    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw wrong(name, "must be a text that is not empty");
        }
        return value.asText();
    }

    /** The texts of a list; empty when it is absent. */
    List<String> texts(String name) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(name, "must be a list");
        }
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> list.get(i).asText())
                .toList();
    }

    Optional<String> choice(String name, List<String> allowed) {
        if (has(name) && !allowed.contains(text(name))) {
            throw wrong(name, text(name) + " is not one of " + allowed);
        }
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    int integer(String name, int least, int most, int otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        } else if (!value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            throw wrong(name, "must be an integer from " + least + " to " + most);
        }
        return value.asInt();
    }

    void number(String name, double least, double most) {
        JsonNode value = node.path(name);
        if (has(name) && (!value.isNumber() || value.asDouble() < least || value.asDouble() > most)) {
            throw wrong(name, "must be a number from " + least + " to " + most);
        }
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (has(name) && !value.isBoolean()) {
            throw wrong(name, "must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    /** Base64, decoded. */
    byte[] bytes(String name) {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException noBase64) {
            throw wrong(name, "Base64 decoding failed");
        }
    }

    GeminiError wrong(String name, String problem) {
        return GeminiError.field(at(name), problem);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
