package dev.atelier.core.usage;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of every call that ended. Called by many threads at once, once for each call, again after a crash. */
@ConsumerType
public interface UsageRecorder {
    void record(UsageEvent event);
}
