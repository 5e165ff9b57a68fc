package dev.atelier.jobs.work;

import java.time.Duration;

/** Runs short tasks later. Safe for use by any number of threads. */
public interface Timer extends AutoCloseable {
    void after(Duration delay, Runnable task);

    @Override
    void close();
}
