package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills in what a caller left out and the schema knows a default for, also within objects that were given. */
final class Defaults {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Defaults> nested = new LinkedHashMap<>();

    Defaults(Parameters schema) {
        this(schema.asMap());
    }

    private Defaults(Map<?, ?> schema) {
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, rule) -> {
                if (rule instanceof Map<?, ?> rules) {
                    add(String.valueOf(name), rules);
                }
            });
        }
    }

    private void add(String name, Map<?, ?> rules) {
        Object value = rules.get("default");
        if (value != null) {
            values.put(name, value);
        }
        if (rules.containsKey("properties")) {
            nested.put(name, new Defaults(rules));
        }
    }

    Parameters fill(Parameters given) {
        Map<String, Object> filled = fill(given.asMap());
        return filled.equals(given.asMap()) ? given : Parameters.of(filled);
    }

    private Map<String, Object> fill(Map<?, ?> given) {
        Map<String, Object> filled = new LinkedHashMap<>();
        given.forEach((name, value) -> filled.put(String.valueOf(name), value));
        values.forEach(filled::putIfAbsent);
        nested.forEach((name, inner) -> {
            if (given.get(name) instanceof Map<?, ?> object) {
                filled.put(name, inner.fill(object));
            }
        });
        return filled;
    }
}
