package dev.atelier.runtime.http;

import java.time.Duration;

/**
 * A moment until which something must be done, untouched by changes of the clock.
 *
 * @param nanos in the time of {@link System#nanoTime}
 */
record Deadline(long nanos) {
    static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** The time that is left, zero when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
