package dev.atelier.runtime.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets steps in until it is closed, and then waits for those inside. Safe for use by any number of threads. */
final class StepGate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore places = new Semaphore(ALL);
    private volatile boolean closed;

    /** @return false when it is closed; else {@link #leave} must follow */
    boolean enter() {
        if (closed || !places.tryAcquire()) {
            return false;
        }
        if (closed) {
            places.release();
            return false;
        }
        return true;
    }

    void leave() {
        places.release();
    }

    /** @return whether all that were inside have left in time */
    boolean close(Duration patience) {
        closed = true;
        try {
            return places.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
