package dev.atelier.tracking.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets calls wait while others hold what they need. Whenever one ends, one of the same customer tries again, the longest
 * waiting first; and one of each customer looks by itself, since calls on other nodes end too. Safe for use by any number
 * of threads.
 */
@Component(service = Room.class)
public final class Room {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition freed = lock.newCondition();
        private int length;
        private boolean looked;

        /** Waits until it is worthwhile to try again; who is woken for nothing tries for nothing. */
        @SuppressWarnings("WaitNotInLoop")
        void pause(long nanos) throws InterruptedException {
            lock.lock();
            boolean looks = !looked;
            try {
                looked = true;
                long unused = freed.awaitNanos(looks ? Math.min(nanos, LOOK_NANOS) : nanos);
            } finally {
                looked = looked && !looks;
                lock.unlock();
            }
        }

        void next() {
            lock.lock();
            try {
                freed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private final Map<Long, Line> lines = new ConcurrentHashMap<>();
    /** Who waits keeps a thread, which is next to nothing where it is a virtual one. */
    private final Semaphore places = new Semaphore(Runtime.version().feature() >= 21 ? 10_000 : 32);

    @Activate
    public Room() {}

    /**
     * Tries until there is room, or there will be none.
     *
     * @param attempt says why there is none
     * @return why there was none at last
     */
    public Optional<Refusal> await(long customer, Duration patience, Supplier<Optional<Refusal>> attempt) {
        Optional<Refusal> refusal = attempt.get();
        if (!mayPass(refusal) || patience.isZero() || !places.tryAcquire()) {
            return refusal;
        }
        Line line = lines.compute(customer, (id, there) -> joined(there));
        try {
            return await(line, System.nanoTime() + patience.toNanos(), attempt, refusal);
        } finally {
            lines.computeIfPresent(customer, (id, there) -> --there.length == 0 ? null : there);
            line.next();
            places.release();
        }
    }

    private static Line joined(@Nullable Line there) {
        Line line = there == null ? new Line() : there;
        line.length++;
        return line;
    }

    private static Optional<Refusal> await(
            Line line, long end, Supplier<Optional<Refusal>> attempt, Optional<Refusal> first) {
        Optional<Refusal> refusal = first;
        try {
            for (long left = end - System.nanoTime(); mayPass(refusal) && left > 0; left = end - System.nanoTime()) {
                line.pause(left);
                refusal = attempt.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return refusal;
    }

    private static boolean mayPass(Optional<Refusal> refusal) {
        return refusal.filter(Refusal::mayPass).isPresent();
    }

    /** A call of a customer has ended, and may have given something back. */
    public void freed(long customer) {
        Line line = lines.get(customer);
        if (line != null) {
            line.next();
        }
    }
}
