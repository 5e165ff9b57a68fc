package dev.atelier.runtime.job;

import java.time.Duration;

/** Runs short tasks later. Safe for use by any number of threads. */
interface Timer {
    /** Tasks must not block: they all run on one thread. */
    void after(Duration delay, Runnable task);

    /** Drops what has not run. */
    void close();
}
