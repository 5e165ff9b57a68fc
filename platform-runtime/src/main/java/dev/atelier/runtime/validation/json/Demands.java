package dev.atelier.runtime.validation.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a keyword of a schema demands, in words that go on after a field's name. */
final class Demands {
    private Demands() {}

    static String of(JsonNode rules, String keyword) {
        return switch (keyword) {
            case "type" -> "must be " + type(rules.path("type"));
            case "enum" -> "must be one of " + listed(rules.path("enum"));
            case "const" -> "must be " + plain(rules.path("const"));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> "must be " + range(rules);
            case "multipleOf" -> "must be a multiple of " + plain(rules.path(keyword));
            case "minLength", "maxLength" -> "must have " + count(rules, "Length") + " characters";
            case "pattern" -> "must match " + plain(rules.path(keyword));
            case "required", "dependentRequired" -> "is required";
            case "additionalProperties", "unevaluatedProperties" -> "is not known here; allowed are " + names(rules);
            case "minItems", "maxItems" -> "must hold " + count(rules, "Items") + " items";
            case "uniqueItems" -> "must not hold anything twice";
            case "not", "false" -> "is not allowed here";
            default -> "must be as the model's schema says under " + keyword;
        };
    }

    private static String type(JsonNode type) {
        if (type.isArray()) {
            List<String> types = new ArrayList<>();
            type.forEach(one -> types.add(type(one)));
            return String.join(" or ", types);
        }
        return switch (type.asText()) {
            case "integer" -> "an integer";
            case "number" -> "a number";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> type.asText();
        };
    }

    private static String range(JsonNode rules) {
        JsonNode low = rules.path("minimum");
        JsonNode high = rules.path("maximum");
        if (low.isNumber() && high.isNumber()) {
            return "between " + plain(low) + " and " + plain(high);
        }
        List<String> bounds = new ArrayList<>();
        bound(rules, "minimum", "at least ", bounds);
        bound(rules, "exclusiveMinimum", "above ", bounds);
        bound(rules, "maximum", "at most ", bounds);
        bound(rules, "exclusiveMaximum", "below ", bounds);
        return String.join(" and ", bounds);
    }

    private static void bound(JsonNode rules, String keyword, String words, List<String> bounds) {
        if (rules.path(keyword).isNumber()) {
            bounds.add(words + plain(rules.path(keyword)));
        }
    }

    private static String count(JsonNode rules, String what) {
        JsonNode low = rules.path("min" + what);
        JsonNode high = rules.path("max" + what);
        if (low.isNumber() && high.isNumber()) {
            return low.equals(high) ? plain(low) : "between " + plain(low) + " and " + plain(high);
        }
        return low.isNumber() ? "at least " + plain(low) : "at most " + plain(high);
    }

    private static String names(JsonNode rules) {
        TreeSet<String> names = new TreeSet<>();
        rules.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String listed(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(plain(value)));
        return String.join(", ", texts);
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
