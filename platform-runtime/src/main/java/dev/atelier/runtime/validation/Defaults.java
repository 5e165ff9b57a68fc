package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in what a caller left out and the schema knows a default for, also within objects that were given. Where a model
 * has several operations, {@code default_for} beside a default names those that it holds for.
 */
final class Defaults {
    private record Default(Object value, List<?> operations) {
        boolean holdsFor(Operation operation) {
            return operations.isEmpty() || operations.contains(operation.name());
        }
    }

    private final Map<String, Default> values = new LinkedHashMap<>();
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
            List<?> operations = rules.get("default_for") instanceof List<?> names ? names : List.of();
            values.put(name, new Default(value, operations));
        }
        if (rules.containsKey("properties")) {
            nested.put(name, new Defaults(rules));
        }
    }

    Parameters fill(Parameters given, Operation operation) {
        Map<String, Object> filled = fill(given.asMap(), operation);
        return filled.equals(given.asMap()) ? given : Parameters.of(filled);
    }

    private Map<String, Object> fill(Map<?, ?> given, Operation operation) {
        Map<String, Object> filled = new LinkedHashMap<>();
        given.forEach((name, value) -> filled.put(String.valueOf(name), value));
        values.forEach((name, rule) -> {
            if (rule.holdsFor(operation)) {
                filled.putIfAbsent(name, rule.value());
            }
        });
        nested.forEach((name, inner) -> {
            if (given.get(name) instanceof Map<?, ?> object) {
                filled.put(name, inner.fill(object, operation));
            }
        });
        return filled;
    }
}
