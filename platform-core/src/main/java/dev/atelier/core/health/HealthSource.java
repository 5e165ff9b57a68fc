package dev.atelier.core.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the platform that can fail by itself: the database, the cache, a store elsewhere. Offered as a service, it is
 * shown at {@code /health} and in the metrics. Safe for use by any number of threads.
 */
@ConsumerType
public interface HealthSource {
    /** How it is, as far as is known now. Never waits: what takes time is looked at beforehand. */
    ComponentHealth health();
}
