package dev.atelier.runtime.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits before a repeat; tests wait without waiting. */
@FunctionalInterface
interface Pause {
    Pause REAL = (wait, closing) -> closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);

    /**
     * Waits.
     *
     * @param closing ends the wait early when it is counted down
     * @return whether the wait was ended early
     */
    boolean await(Duration wait, CountDownLatch closing) throws InterruptedException;
}
