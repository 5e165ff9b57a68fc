package dev.atelier.runtime.http.address;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an address belongs to: credentials given for one origin never go to another (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, IPv6 literals in brackets
 * @param port the number, also where the address left it to the scheme
 */
public record Origin(String scheme, String host, int port) {
    /** @throws IllegalArgumentException if the address is no http or https address with a host */
    public static Origin of(URI address) {
        String scheme = lower(address.getScheme());
        String host = lower(address.getHost());
        if ((!scheme.equals("http") && !scheme.equals("https")) || host.isEmpty()) {
            throw new IllegalArgumentException("not an http or https address with a host");
        }
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host, port);
    }

    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
