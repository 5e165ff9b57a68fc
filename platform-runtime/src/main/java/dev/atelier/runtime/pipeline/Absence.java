package dev.atelier.runtime.pipeline;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the best of some services has gone and may come back, as it does when its settings change. Safe for use by any
 * number of threads.
 */
final class Absence {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final Duration patience;
    private volatile boolean missing;
    private int ranking;
    private long until;

    /** @param patience how long one that has gone is waited for */
    Absence(Duration patience) {
        this.patience = patience;
    }

    /** @param before the highest ranking before a service went, and {@code after} it */
    void went(int before, int after) {
        lock.lock();
        try {
            if (after < before && !missing) {
                missing = true;
                ranking = before;
                until = System.nanoTime() + patience.toNanos();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @param highest the highest ranking there is now */
    void came(int highest) {
        lock.lock();
        try {
            if (missing && highest >= ranking) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is missing, or for as long as that is worth it. */
    void await() {
        if (!missing) {
            return;
        }
        lock.lock();
        try {
            for (long left = until - System.nanoTime(); missing && left > 0; ) {
                left = over.awaitNanos(left);
            }
            end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        missing = false;
        over.signalAll();
    }
}
