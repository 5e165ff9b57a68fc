package dev.atelier.jobs.engine;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobWatchers;
import dev.atelier.core.job.Jobs;
import dev.atelier.jobs.store.JobReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Watches of jobs that other nodes work on: one question to the database tells how all of them stand. Safe for use by any
 * number of threads.
 */
final class FarWatches {
    private static final int AT_ONCE = 500;

    private static final class Far {
        private final JobWatchers watchers;
        private Job seen;

        Far(Job seen, JobWatchers watchers) {
            this.seen = seen;
            this.watchers = watchers;
        }

        synchronized void add(Consumer<Job> listener) {
            watchers.add(listener, seen);
        }

        synchronized void see(Job now) {
            if (!Changes.areSlight(seen, now)) {
                seen = now;
                watchers.changed(now);
            }
        }
    }

    private final Map<CallId, Far> watched = new ConcurrentHashMap<>();
    private final JobReader reader;

    FarWatches(JobReader reader) {
        this.reader = reader;
    }

    /** Goes on telling those who watched a job while it was this node's. */
    void add(Job job, JobWatchers watchers) {
        if (!watchers.isEmpty()) {
            watched.put(job.id(), new Far(job, watchers));
        }
    }

    Jobs.Watch watch(CallId id, Consumer<Job> listener) {
        Optional<Job> job = reader.find(id);
        if (job.isEmpty()) {
            return () -> {};
        }
        Far far = watched.computeIfAbsent(id, unknown -> new Far(job.get(), Cell.nobody()));
        far.add(listener);
        far.watchers.tell();
        if (job.get().state().ended()) {
            watched.remove(id);
        }
        return () -> end(id, far, listener);
    }

    private void end(CallId id, Far far, Consumer<Job> listener) {
        far.watchers.remove(listener);
        if (far.watchers.isEmpty()) {
            watched.remove(id, far);
        }
    }

    /** Tells what has changed. */
    void look() {
        List<CallId> ids = List.copyOf(watched.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            reader.findAll(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .forEach(this::tell);
        }
    }

    private void tell(Job job) {
        Far far = watched.get(job.id());
        if (far != null) {
            far.see(job);
            far.watchers.tell();
            if (job.state().ended()) {
                watched.remove(job.id(), far);
            }
        }
    }
}
