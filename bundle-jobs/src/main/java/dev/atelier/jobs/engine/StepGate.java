package dev.atelier.jobs.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets steps in until it is closed, and then waits for those inside. Safe for use by any number of threads. */
final class StepGate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore places = new Semaphore(ALL);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @return false when it is closed; else {@link #leave} must follow */
    boolean enter() {
        if (isClosed() || !places.tryAcquire()) {
            return false;
        }
        if (isClosed()) {
            places.release();
            return false;
        }
        return true;
    }

    void leave() {
        places.release();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits for a while, less when it is closed meanwhile. */
    boolean isClosedWithin(Duration time) {
        return await(() -> closed.await(time.toNanos(), TimeUnit.NANOSECONDS), true);
    }

    /** @return whether all that were inside have left in time */
    boolean close(Duration patience) {
        closed.countDown();
        return await(() -> places.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS), false);
    }

    private interface Waiting {
        boolean end() throws InterruptedException;
    }

    private static boolean await(Waiting waiting, boolean interrupted) {
        try {
            return waiting.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted;
        }
    }
}
