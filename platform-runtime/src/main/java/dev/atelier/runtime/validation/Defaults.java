package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import java.util.Map;

/** Fills in what a caller left out and the schema knows a default for, also within objects that were given. */
final class Defaults {
    private Defaults() {}

    static Parameters fill(Parameters schema, Parameters given) {
        Parameters filled = given;
        for (Map.Entry<String, Object> property : properties(schema).entrySet()) {
            if (!(property.getValue() instanceof Map<?, ?> rule)) {
                continue;
            }
            String name = property.getKey();
            Object value = given.get(name);
            if (value == null && rule.containsKey("default")) {
                filled = filled.with(name, rule.get("default"));
            } else if (value instanceof Map<?, ?> nested && rule.containsKey("properties")) {
                filled = filled.with(name, fill(object(rule), object(nested)));
            }
        }
        return filled;
    }

    private static Map<String, Object> properties(Parameters schema) {
        return schema.object("properties").orElse(Parameters.EMPTY).asMap();
    }

    private static Parameters object(Map<?, ?> values) {
        return Parameters.of("object", values).object("object").orElse(Parameters.EMPTY);
    }
}
