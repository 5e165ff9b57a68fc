package dev.atelier.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How a provider's door behaves.
 *
 * @param provider the provider's id, for errors and statistics
 * @param baseUrl the vendor's address; paths of calls are appended to it
 * @param headers sent to the vendor's own hosts only, credentials among them; never logged, never sent elsewhere
 * @param timeout of one exchange, from connect to the last byte of the headers
 * @param maxConcurrent how many exchanges at a time; others wait their turn
 * @param trustedHosts hosts that are the vendor's too, so that calls with the headers may go there: {@code host} with
 *     any port, {@code host:port}, or {@code *.domain} for all hosts beneath a domain; never without encryption where
 *     the base URL has it
 */
public record DoorSettings(
        String provider,
        URI baseUrl,
        Map<String, String> headers,
        Duration timeout,
        int maxConcurrent,
        Set<String> trustedHosts) {
    public DoorSettings {
        headers = Map.copyOf(headers);
        trustedHosts = Set.copyOf(trustedHosts);
    }

    /** Of a vendor that has no host but the base URL's. */
    public DoorSettings(
            String provider, URI baseUrl, Map<String, String> headers, Duration timeout, int maxConcurrent) {
        this(provider, baseUrl, headers, timeout, maxConcurrent, Set.of());
    }

    /** Leaves the headers out, since they hold keys. */
    @Override
    public String toString() {
        return "DoorSettings[" + provider + ", " + baseUrl.getHost() + ", " + timeout + ", " + maxConcurrent + "]";
    }
}
