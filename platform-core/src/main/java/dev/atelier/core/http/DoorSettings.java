package dev.atelier.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a provider's door behaves.
 *
 * @param provider the provider's id, for errors and statistics
 * @param baseUrl the vendor's address; paths of calls are appended to it
 * @param headers sent to the vendor's own host only, credentials among them; never logged, never sent elsewhere
 * @param timeout of one exchange, from connect to the last byte of the headers
 * @param maxConcurrent how many exchanges at a time; others wait their turn
 */
public record DoorSettings(
        String provider, URI baseUrl, Map<String, String> headers, Duration timeout, int maxConcurrent) {
    public DoorSettings {
        headers = Map.copyOf(headers);
    }

    /** Leaves the headers out, since they hold keys. */
    @Override
    public String toString() {
        return "DoorSettings[" + provider + ", " + baseUrl.getHost() + ", " + timeout + ", " + maxConcurrent + "]";
    }
}
