package dev.atelier.core.health;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that may be away while the platform serves on, for example a database. Offered as a service by whoever leans
 * on it. Safe for use by any number of threads.
 */
@ConsumerType
public interface HealthPart {
    /** A word for it, for example {@code database}. */
    String part();

    /**
     * What is wrong with it, in words that anybody may read; empty while all is well. Told as it was seen last: never
     * waits.
     */
    Optional<String> trouble();
}
