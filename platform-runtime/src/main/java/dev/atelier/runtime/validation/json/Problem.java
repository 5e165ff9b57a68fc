package dev.atelier.runtime.validation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What is wrong with the parameters, for their sender.
 *
 * @param field the way to the parameter, for example {@code scenes[2].prompt}
 * @param sentence goes on after the field's name
 */
record Problem(String field, String sentence) {
    /** The first problem; of alternatives that all fail, every one is named. */
    static Problem of(JsonNode schema, Collection<ValidationMessage> messages) {
        ValidationMessage first = messages.iterator().next();
        String field = field(first);
        if (!alternative(first)) {
            return new Problem(field, demand(schema, first) + came(first));
        }
        String demands = messages.stream()
                .filter(message -> alternative(message) && field(message).equals(field))
                .map(message -> demand(schema, message))
                .distinct()
                .collect(Collectors.joining(" or "));
        return new Problem(field, demands + came(first));
    }

    private static String demand(JsonNode schema, ValidationMessage message) {
        JsonNode rules = rules(schema, message.getSchemaLocation().getFragment());
        return Demands.of(rules, message.getType());
    }

    /** What came instead; a name that is missing or too many needs no words about its value. */
    private static String came(ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        return switch (message.getType()) {
            case "required", "dependentRequired", "additionalProperties", "unevaluatedProperties", "not", "false" -> "";
            case "minLength", "maxLength" -> ", but has " + length(value.asText());
            case "minItems", "maxItems" -> ", but holds " + value.size();
            default -> ", but is " + shown(value);
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private static boolean alternative(ValidationMessage message) {
        JsonNodePath path = message.getEvaluationPath();
        return path.contains("anyOf") || path.contains("oneOf");
    }

    private static String field(ValidationMessage message) {
        StringBuilder field = new StringBuilder();
        JsonNodePath path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (element instanceof Integer index) {
                field.append('[').append(index).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(element);
            }
        }
        String property = message.getProperty();
        if (property != null) {
            field.append(field.isEmpty() ? "" : ".").append(property);
        }
        return field.isEmpty() ? "parameters" : field.toString();
    }

    /** The object of the schema that holds the keyword. */
    private static JsonNode rules(JsonNode schema, JsonNodePath keyword) {
        JsonNode rules = schema;
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object element = keyword.getElement(i);
            rules = element instanceof Integer index ? rules.path(index) : rules.path(String.valueOf(element));
        }
        return rules;
    }
}
