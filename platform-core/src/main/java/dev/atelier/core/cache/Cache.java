package dev.atelier.core.cache;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps small values for a while: metadata and digests, not media. Losing a value is never an error, so no method
 * throws for a store that is away. Safe for use by any number of threads.
 */
@ConsumerType
public interface Cache {
    Optional<byte[]> get(CacheKey key);

    /** @param timeToLive from now; above zero */
    void put(CacheKey key, byte[] value, Duration timeToLive);

    void remove(CacheKey key);

    /** Removes all of a namespace, or everything when the name is empty. */
    void clear(String namespace);

    CacheStatistics statistics();
}
