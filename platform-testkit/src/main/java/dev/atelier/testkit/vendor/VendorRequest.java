package dev.atelier.testkit.vendor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path with the query
 * @param headers names in lower case
 * @param body the text, decoded as UTF-8
 */
public record VendorRequest(String method, String path, Map<String, List<String>> headers, String body) {
    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Whether method and path, without a query, are these. */
    public boolean is(String otherMethod, String otherPath) {
        int query = path.indexOf('?');
        return method.equals(otherMethod) && otherPath.equals(query < 0 ? path : path.substring(0, query));
    }
}
