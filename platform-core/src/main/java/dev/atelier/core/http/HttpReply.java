package dev.atelier.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer read whole.
 *
 * @param status the HTTP status
 * @param headers names in lower case
 * @param body the text, decoded as UTF-8
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body) {
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
