package dev.atelier.web.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the answers under way, so that the front end goes only after them. Safe for use by any number of threads. */
final class InFlight {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final AtomicLong count = new AtomicLong();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile CompletableFuture<Void> empty = new CompletableFuture<>();

    void enter() {
        count.incrementAndGet();
    }

    void leave() {
        if (count.decrementAndGet() == 0) {
            empty.complete(null);
        }
    }

    /** Has something done when there is no more time: whoever still waits answers with what there is. */
    void onClosing(Runnable hurry) {
        waiting.add(hurry);
    }

    void forget(Runnable hurry) {
        waiting.remove(hurry);
    }

    /** Waits for the answers under way, then asks the rest to end at once. */
    void drain(Duration patience) {
        awaitEmpty(patience);
        waiting.forEach(Runnable::run);
        awaitEmpty(LAST_WORDS);
    }

    private void awaitEmpty(Duration patience) {
        empty = new CompletableFuture<>();
        if (count.get() == 0) {
            return;
        }
        try {
            empty.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The bound is the point: what is still under way ends without being waited for.
        }
    }
}
