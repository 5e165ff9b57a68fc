package dev.atelier.runtime.registry;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many hold one version of a provider. Once closed it takes no more. Safe for use by any number of threads. */
final class LeaseCount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private long held;
    private boolean closed;

    /** @return false when it is closed: nothing was taken then */
    boolean take() {
        lock.lock();
        try {
            if (!closed) {
                held++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void giveBack() {
        lock.lock();
        try {
            held--;
            if (held == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no more, and waits until all have given back.
     *
     * @return how many are still held when the patience ends
     */
    long drain(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            closed = true;
            long nanos = patience.toNanos();
            while (held > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no more, without waiting.
     *
     * @return how many are still held
     */
    long close() {
        lock.lock();
        try {
            closed = true;
            return held;
        } finally {
            lock.unlock();
        }
    }
}
