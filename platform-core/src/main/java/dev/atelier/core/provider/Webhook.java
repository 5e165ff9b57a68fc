package dev.atelier.core.provider;

import dev.atelier.core.CallId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message that a vendor sent to a call's webhook address. Anybody can send such a message: its provider says whether
 * it is the vendor's.
 *
 * @param call the call whose address it came to
 * @param headers names in lower case
 * @param body the text exactly as it came, since signatures are made over it
 */
public record Webhook(CallId call, Map<String, List<String>> headers, String body) {
    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
