package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parameters that were found right lately, and what they came to with defaults: who asks the same again need not have it
 * checked again. Only short ones, and few: a crowd of others empties it. Safe for use by any number of threads.
 */
final class KnownParameters {
    private static final int MOST = 64;
    /** In characters of texts, about. */
    private static final int SHORT = 1_000;

    private record Asked(Operation operation, Parameters parameters) {}

    private final Map<Asked, Parameters> complete = new ConcurrentHashMap<>();

    Optional<Parameters> find(Operation operation, Parameters asked) {
        return Optional.ofNullable(complete.get(new Asked(operation, asked)));
    }

    void add(Operation operation, Parameters asked, Parameters whole) {
        if (length(asked.asMap()) <= SHORT) {
            if (complete.size() >= MOST) {
                complete.clear();
            }
            complete.put(new Asked(operation, asked), whole);
        }
    }

    private static int length(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        int sum = 10;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += length(entry.getKey()) + length(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                sum += length(element);
            }
        }
        return sum;
    }
}
