package dev.atelier.web.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer whose body is JSON. */
public record Answer(HttpResponse<String> http) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return http.statusCode();
    }

    public @Nullable String header(String name) {
        return http.headers().firstValue(name).orElse(null);
    }

    /** The value at a path such as {@code data.images.0.bytes}; null where there is none. */
    public @Nullable Object at(String path) {
        Object value = tree();
        for (String name : path.split("\\.")) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(name))
                    : value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private Object tree() {
        try {
            return JSON.readValue(http.body(), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + http.body(), e);
        }
    }
}
