package dev.atelier.core.job;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Who watches one job, for engines. News are put down under a lock of the job's that the engine holds, so that their order
 * is that of the states, and told without it, by one thread at a time. A watch that begins is news too: the present state
 * comes before all later ones.
 */
public final class JobWatchers {
    private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger telling = new AtomicInteger();
    private final BiConsumer<Job, Throwable> failed;

    /** @param failed hears of what a listener throws; the others are told all the same */
    public JobWatchers(BiConsumer<Job, Throwable> failed) {
        this.failed = failed;
    }

    /** Puts down a new state for all; the last one ends their watches. With the job's lock held. */
    public void changed(Job job) {
        for (Consumer<Job> listener : listeners) {
            news.add(() -> tell(listener, job));
        }
        if (job.state().ended()) {
            listeners.clear();
        }
    }

    /**
     * Begins a watch. With the job's lock held.
     *
     * @param listener may be called by any thread
     * @param now the present state
     */
    public void add(Consumer<Job> listener, Job now) {
        news.add(() -> tell(listener, now));
        if (!now.state().ended()) {
            listeners.add(listener);
        }
    }

    /** Ends a watch; what was put down before may still be told. */
    public void remove(Consumer<Job> listener) {
        listeners.remove(listener);
    }

    /** Whether nobody watches. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Without the job's lock. Tells the news, or leaves them to the thread that tells some just now. */
    public void tell() {
        if (telling.getAndIncrement() > 0) {
            return;
        }
        int calls = 1;
        do {
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                next.run();
            }
            calls = telling.addAndGet(-calls);
        } while (calls > 0);
    }

    private void tell(Consumer<Job> listener, Job job) {
        try {
            listener.accept(job);
        } catch (RuntimeException | LinkageError e) {
            failed.accept(job, e);
        }
    }
}
