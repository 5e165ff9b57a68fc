package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which fields an object may have, which it must have, and what each may be. */
final class Rules {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern DATA_URL = Pattern.compile("data:([a-z0-9]+/[a-z0-9.+-]+);base64,(.*)");

    private final Map<String, Predicate<JsonNode>> fields = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    Rules must(String name, Predicate<JsonNode> rule) {
        required.add(name);
        return may(name, rule);
    }

    Rules may(String name, Predicate<JsonNode> rule) {
        fields.put(name, rule);
        return this;
    }

    /** @throws XaiError naming the field that is wrong */
    JsonNode check(String text) {
        JsonNode body = tree(text);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Predicate<JsonNode> rule = fields.get(name);
            if (rule == null) {
                throw XaiError.parameter(name, "Argument not supported: " + name);
            } else if (!rule.test(body.path(name))) {
                throw XaiError.parameter(name, "Invalid value for " + name);
            }
        }
        for (String name : required) {
            if (!body.has(name)) {
                throw XaiError.parameter(name, "Missing required argument: " + name);
            }
        }
        return body;
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode body = MAPPER.readTree(text);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException noJson) {
            // Refused below, as anything else that is no object.
        }
        throw XaiError.plain(422, "Failed to deserialize the JSON body into the target type");
    }

    private boolean holds(JsonNode object) {
        return object.isObject()
                && required.stream().allMatch(object::has)
                && object.properties().stream()
                        .allMatch(entry -> fields.containsKey(entry.getKey())
                                && fields.get(entry.getKey()).test(entry.getValue()));
    }

    static Predicate<JsonNode> text(int longest) {
        return value ->
                value.isTextual() && !value.asText().isEmpty() && value.asText().length() <= longest;
    }

    static Predicate<JsonNode> integer(int least, int most) {
        return value -> value.isIntegralNumber() && value.asInt() >= least && value.asInt() <= most;
    }

    static Predicate<JsonNode> choice(String... allowed) {
        return value -> value.isTextual() && Arrays.asList(allowed).contains(value.asText());
    }

    static Predicate<JsonNode> object(Rules rules) {
        return rules::holds;
    }

    static Predicate<JsonNode> list(int least, int most, Predicate<JsonNode> element) {
        return value -> value.isArray()
                && value.size() >= least
                && value.size() <= most
                && value.valueStream().allMatch(element);
    }

    /** A data URL of one of these types, or an address. */
    static Predicate<JsonNode> address(List<String> types) {
        return value -> value.isTextual() && (value.asText().startsWith("https://") || isData(value.asText(), types));
    }

    private static boolean isData(String text, List<String> types) {
        Matcher form = DATA_URL.matcher(text);
        try {
            return form.matches()
                    && types.contains(form.group(1))
                    && Base64.getDecoder().decode(form.group(2)).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
