package dev.atelier.web.http;

import dev.atelier.web.platform.Slot;
import java.util.List;

/**
 * A method and a path, and what answers there.
 *
 * @param method the HTTP method; GET answers HEAD too
 * @param pattern a path whose variable segments are in braces: {@code /jobs/{id}}
 * @param handler answers
 * @param needs services without which it waits a little and then answers 503
 */
public record Endpoint(String method, String pattern, Handler handler, List<Slot<?>> needs) {
    public Endpoint {
        needs = List.copyOf(needs);
    }

    public static Endpoint of(String method, String pattern, Handler handler, Slot<?>... needs) {
        return new Endpoint(method, pattern, handler, List.of(needs));
    }
}
