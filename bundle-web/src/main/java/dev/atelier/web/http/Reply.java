package dev.atelier.web.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers besides type and length
 * @param body null for none
 * @param afterwards what to do once it is written, or cannot be
 */
public record Reply(
        int status, Map<String, String> headers, @Nullable Body body, Runnable afterwards) {
    public static Reply of(int status, @Nullable Body body) {
        return new Reply(status, Map.of(), body, () -> {});
    }

    public static Reply json(int status, Object tree) {
        return of(status, Body.json(tree));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, afterwards);
    }

    public Reply then(Runnable action) {
        return new Reply(status, headers, body, action);
    }

    boolean large() {
        return body != null && body.large();
    }
}
