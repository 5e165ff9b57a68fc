package dev.atelier.core.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange with a vendor.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path appended to the door's base URL, with query; or a whole address on the same host
 *     or on one that the door trusts
 * @param headers beyond the door's own
 * @param body what is sent
 * @param paid true: a repeat could buy twice, so it is repeated only when it is certain that the vendor did not accept
 *     it (connection refused, 429, an explicit retry header)
 * @param timeout instead of the door's
 */
public record HttpCall(
        String method,
        String path,
        Map<String, String> headers,
        HttpBody body,
        boolean paid,
        Optional<Duration> timeout) {

    public static HttpCall get(String path) {
        return new HttpCall("GET", path, Map.of(), HttpBody.NONE, false, Optional.empty());
    }

    /** A POST that buys something. */
    public static HttpCall buy(String path, HttpBody body) {
        return new HttpCall("POST", path, Map.of(), body, true, Optional.empty());
    }

    /** Any other call that may be repeated freely. */
    public static HttpCall of(String method, String path, HttpBody body) {
        return new HttpCall(method, path, Map.of(), body, false, Optional.empty());
    }

    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, path, more, body, paid, timeout);
    }

    public HttpCall withTimeout(Duration limit) {
        return new HttpCall(method, path, headers, body, paid, Optional.of(limit));
    }
}
