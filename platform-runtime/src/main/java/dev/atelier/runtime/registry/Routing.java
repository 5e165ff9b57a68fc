package dev.atelier.runtime.registry;

import dev.atelier.core.operation.MediaRequest;
import java.time.Duration;

/** From a name to a provider that is held for the moment of a step. Safe for use by any number of threads. */
public interface Routing {
    /**
     * Finds the model that a request means, and checks and completes its parameters by the model's schema.
     *
     * @throws dev.atelier.core.error.MediaException {@code UNKNOWN_MODEL}, {@code RETIRED_MODEL}, {@code
     *     UNSUPPORTED_OPERATION}, {@code UNCONFIGURED}, {@code UNAVAILABLE} or {@code INVALID_REQUEST}
     */
    Route route(MediaRequest request);

    /**
     * Holds the newest version of a provider that is in service.
     *
     * @param patience how long to wait for one, for the moment in which a bundle is replaced
     * @throws dev.atelier.core.error.MediaException of kind {@code UNAVAILABLE} or {@code UNCONFIGURED}
     */
    Lease acquire(String provider, Duration patience);
}
