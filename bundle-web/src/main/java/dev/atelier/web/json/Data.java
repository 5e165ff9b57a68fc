package dev.atelier.web.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction, its names in the order they were added. For one thread. */
public final class Data {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Adds a value; what is null or an empty optional is left out. */
    public Data with(String name, @Nullable Object value) {
        Object plain = unwrapped(value);
        if (plain != null) {
            values.put(name, plain);
        }
        return this;
    }

    /** Adds a value, as null where there is none. */
    public Data withNullable(String name, @Nullable Object value) {
        values.put(name, unwrapped(value));
        return this;
    }

    public Data withAll(Map<String, ?> more) {
        more.forEach(this::with);
        return this;
    }

    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() ? (Long) number.getAsLong() : null;
        }
        return value;
    }
}
