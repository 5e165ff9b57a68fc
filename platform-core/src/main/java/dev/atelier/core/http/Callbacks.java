package dev.atelier.core.http;

import java.net.URI;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Posts messages to addresses that clients name: to public addresses only, never following a redirect, within a few
 * seconds. Safe for use by any number of threads; blocks.
 */
@ProviderType
public interface Callbacks {
    /**
     * Posts a JSON text once.
     *
     * @return the status of the answer, whose body is not read
     * @throws dev.atelier.core.error.MediaException {@code INVALID_REQUEST} for an address that is not allowed, {@code
     *     UNAVAILABLE} or {@code TIMEOUT} when nobody answers
     */
    int post(URI address, Map<String, String> headers, String json);
}
