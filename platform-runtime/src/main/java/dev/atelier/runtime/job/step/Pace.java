package dev.atelier.runtime.job.step;

import dev.atelier.core.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait before a provider is asked again. */
final class Pace {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST_AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 7;

    private Pace() {}

    /** The caller's pace, else the provider's; never past the deadline, so that time-outs come in time. */
    static Duration next(Job job, Duration pollAfter, Instant now) {
        Duration wished = job.call().options().pollInterval().orElse(pollAfter);
        return bounded(wished, job, now);
    }

    /** Longer with each failure in a row, or as the vendor says. */
    static Duration again(Job job, int failures, Optional<Duration> retryAfter, Instant now) {
        Duration backOff = Duration.ofMillis(250L << Math.min(failures - 1, DOUBLINGS));
        Duration bounded = backOff.compareTo(MOST_AFTER_FAILURE) < 0 ? backOff : MOST_AFTER_FAILURE;
        return bounded(retryAfter.orElse(bounded), job, now);
    }

    private static Duration bounded(Duration wished, Job job, Instant now) {
        Duration left = Duration.between(now, job.deadline());
        Duration inTime = wished.compareTo(left) < 0 ? wished : left;
        return inTime.compareTo(LEAST) < 0 ? LEAST : inTime;
    }
}
