package dev.atelier.jobs.engine;

import dev.atelier.core.job.Job;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches one job. News are put down under the cell's lock, so that their order is that of the states, and told
 * without it, by one thread at a time. A watch that begins is news too: the present state comes before all later ones.
 */
final class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger telling = new AtomicInteger();

    /** With the cell's lock held. */
    void changed(Job job) {
        for (Consumer<Job> listener : listeners) {
            news.add(() -> tell(listener, job));
        }
        if (job.state().ended()) {
            listeners.clear();
        }
    }

    /** With the cell's lock held. */
    void add(Consumer<Job> listener, Job now) {
        news.add(() -> tell(listener, now));
        if (!now.state().ended()) {
            listeners.add(listener);
        }
    }

    void remove(Consumer<Job> listener) {
        listeners.remove(listener);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Without the cell's lock. Tells the news, or leaves them to the thread that tells some just now. */
    void tell() {
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

    private static void tell(Consumer<Job> listener, Job job) {
        try {
            listener.accept(job);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A watcher of job {} failed", job.id(), e);
        }
    }
}
