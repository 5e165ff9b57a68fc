package dev.atelier.jobs.engine;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobWatchers;
import dev.atelier.core.job.Jobs;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open job of this node: its present state, what of it is stored, and whether a step runs. Its monitor guards a few
 * fields and is never held while anything else is called. Safe for use by any number of threads.
 */
final class Cell {
    private static final Logger LOG = LoggerFactory.getLogger(Cell.class);

    private final ReentrantLock storing = new ReentrantLock();
    private final JobWatchers watchers = nobody();
    private Job job;
    private Job stored;
    private long appointment;
    private boolean stepping;
    private boolean hastened;
    private boolean lost;

    /** @param job as it is stored */
    Cell(Job job) {
        this.job = job;
        this.stored = job;
    }

    /** Watchers of a job that nobody watches yet. */
    static JobWatchers nobody() {
        return new JobWatchers((job, e) -> LOG.warn("A watcher of job {} failed", job.id(), e));
    }

    synchronized Job job() {
        return job;
    }

    JobWatchers watchers() {
        return watchers;
    }

    /** Held while the job is written, so that a later state is never overtaken by an earlier one. */
    ReentrantLock storing() {
        return storing;
    }

    /** Makes the next step's appointment; an earlier one no longer counts. */
    synchronized long appoint() {
        return ++appointment;
    }

    /** Begins a step, if this appointment still counts. */
    synchronized Optional<Job> begin(long kept) {
        if (kept != appointment || stepping || lost || job.state().ended()) {
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
    synchronized boolean finish(Job next) {
        stepping = false;
        replace(next);
        return hastened;
    }

    synchronized void change(Job next) {
        replace(next);
    }

    /** @return false if the job has ended */
    synchronized boolean cancel(Instant now) {
        if (job.state().ended()) {
            return false;
        }
        replace(job.cancelling(now));
        return true;
    }

    /** @return whether a step can begin now; while one runs, the next one will follow it at once */
    synchronized boolean hasten() {
        hastened = true;
        return !stepping && !job.state().ended();
    }

    /** The job as it must be written; nothing if it differs from the stored one only in what need not outlive a crash. */
    synchronized Optional<Job> unstored() {
        return lost || Changes.areSlight(stored, job) ? Optional.empty() : Optional.of(job);
    }

    synchronized void stored(Job written) {
        stored = written;
    }

    /** The job is another node's; no further step begins here. */
    synchronized void lose() {
        lost = true;
    }

    Jobs.Watch watch(Consumer<Job> listener) {
        synchronized (this) {
            watchers.add(listener, job);
        }
        watchers.tell();
        return () -> watchers.remove(listener);
    }

    /** Tells the watchers what has changed. */
    void tell() {
        watchers.tell();
    }

    private void replace(Job next) {
        job = job.cancelRequested() && !next.cancelRequested() ? next.cancelling(next.updatedAt()) : next;
        watchers.changed(job);
    }
}
