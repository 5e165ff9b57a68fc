package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;

/**
 * Refuses fields as the vendor does.
 *
 * @param body what was sent, as JSON
 */
record Rules(JsonNode body) {
    /** No names but these. */
    Rules names(Set<String> known) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw OpenAiError.parameter(name, "unknown_parameter", "Unknown parameter: '" + name + "'.");
            }
        }
        return this;
    }

    Rules required(String name) {
        if (!body.hasNonNull(name)) {
            throw OpenAiError.parameter(
                    name, "missing_required_parameter", "Missing required parameter: '" + name + "'.");
        }
        return this;
    }

    /** Text, where it is there. */
    Rules text(String name, int longest) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && (!value.isTextual() || value.asText().isEmpty())) {
            throw invalid(name, "must be a string that is not empty");
        } else if (value.asText().length() > longest) {
            throw OpenAiError.parameter(
                    name,
                    "string_above_max_length",
                    "Invalid '" + name + "': string too long. Expected a string with maximum length " + longest + ".");
        }
        return this;
    }

    Rules choice(String name, Collection<String> allowed) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !(value.isTextual() && allowed.contains(value.asText()))) {
            throw OpenAiError.parameter(
                    name,
                    "invalid_value",
                    "Invalid value: '" + value.asText() + "'. Supported values are: " + allowed + ".");
        }
        return this;
    }

    Rules number(String name, double least, double most) {
        JsonNode value = body.path(name);
        boolean good = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
        if (!value.isMissingNode() && !good) {
            throw invalid(name, "must be a number from " + least + " to " + most);
        }
        return this;
    }

    Rules flag(String name) {
        if (body.has(name) && !body.path(name).isBoolean()) {
            throw invalid(name, "must be a boolean");
        }
        return this;
    }

    static OpenAiError invalid(String name, String problem) {
        return OpenAiError.parameter(name, "invalid_value", "Invalid '" + name + "': " + problem + ".");
    }
}
