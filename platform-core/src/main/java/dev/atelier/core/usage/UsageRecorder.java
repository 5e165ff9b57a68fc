package dev.atelier.core.usage;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of every call that ended. Called by many threads at once, once for each call, again after a crash. */
@ConsumerType
public interface UsageRecorder {
    void record(UsageEvent event);

    /**
     * Hears of a call that has only repeated another, at no cost, a moment after it. No job tells of it, so that it is
     * heard of once and never again; calls that differ in nothing but ids and times may be put down as a number.
     */
    default void repeated(UsageEvent event) {
        record(event);
    }
}
