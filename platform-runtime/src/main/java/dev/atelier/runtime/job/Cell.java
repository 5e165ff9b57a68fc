package dev.atelier.runtime.job;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.job.JobWatchers;
import dev.atelier.core.job.Jobs;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job of the engine: its last state, and whether a step runs. The lock guards a few fields and is never held while
 * anything else is called. Safe for use by any number of threads.
 */
final class Cell implements JobRunner.Checkpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Cell.class);

    private final JobWatchers watchers =
            new JobWatchers((job, e) -> LOG.warn("A watcher of job {} failed", job.id(), e));
    private Job job;
    private long appointment;
    private boolean stepping;
    private boolean hastened;

    Cell(Job job) {
        this.job = job;
    }

    synchronized Job job() {
        return job;
    }

    /** Makes the next step's appointment; an earlier one no longer counts. */
    synchronized long appoint() {
        return ++appointment;
    }

    /** Begins a step, if this appointment still counts. */
    synchronized Optional<Job> begin(long kept) {
        if (kept != appointment || stepping || job.state().ended()) {
            return Optional.empty();
        }
        stepping = true;
        hastened = false;
        return Optional.of(job);
    }

    /**
     * Ends a step.
     *
     * @return whether the next one is due at once
     */
    boolean finish(Job next) {
        boolean atOnce;
        synchronized (this) {
            stepping = false;
            atOnce = hastened;
            replace(next);
        }
        watchers.tell();
        return atOnce;
    }

    @Override
    public void save(Job next) {
        synchronized (this) {
            replace(next);
        }
        watchers.tell();
    }

    /** Nothing outlives a crash here; what is handed over at a stop must not be begun twice. */
    @Override
    public void show(Job next) {
        save(next);
    }

    /** @return false if the job has ended */
    boolean cancel(Instant now) {
        synchronized (this) {
            if (job.state().ended()) {
                return false;
            }
            replace(job.cancelling(now));
        }
        watchers.tell();
        return true;
    }

    /** @return whether a step can begin now; while one runs, the next one will follow it at once */
    synchronized boolean hasten() {
        hastened = true;
        return !stepping && !job.state().ended();
    }

    Jobs.Watch watch(Consumer<Job> listener) {
        synchronized (this) {
            watchers.add(listener, job);
        }
        watchers.tell();
        return () -> watchers.remove(listener);
    }

    private void replace(Job next) {
        job = job.cancelRequested() && !next.cancelRequested() ? next.cancelling(next.updatedAt()) : next;
        watchers.changed(job);
    }
}
