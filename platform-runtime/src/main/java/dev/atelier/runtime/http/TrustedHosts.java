package dev.atelier.runtime.http;

import dev.atelier.runtime.http.address.Origin;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Hosts beside a vendor's base URL that may see its key, since they are the vendor's too.
 *
 * @param base where the key goes at any rate
 * @param entries {@code host}, {@code host:port} or {@code *.domain}
 */
record TrustedHosts(Origin base, Set<String> entries) {
    /** Whether an address is on one of them, and no less safe than the base URL. */
    boolean include(URI address) {
        try {
            Origin origin = Origin.of(address);
            return address.getRawUserInfo() == null
                    && (origin.isEncrypted() || !base.isEncrypted())
                    && entries.stream().anyMatch(entry -> matches(entry.strip().toLowerCase(Locale.ROOT), origin));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean matches(String entry, Origin origin) {
        return entry.startsWith("*.")
                ? origin.host().endsWith(entry.substring(1))
                : entry.equals(origin.host()) || entry.equals(origin.host() + ":" + origin.port());
    }
}
