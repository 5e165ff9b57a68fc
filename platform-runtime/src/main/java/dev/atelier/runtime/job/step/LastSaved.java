package dev.atelier.runtime.job.step;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.provider.JobHandle;

/** Remembers what a step stored or showed last, so that its end does not fall back behind it. For one thread. */
final class LastSaved implements JobRunner.Checkpoint {
    private final JobRunner.Checkpoint store;
    private Job job;

    LastSaved(Job job, JobRunner.Checkpoint store) {
        this.job = job;
        this.store = store;
    }

    Job job() {
        return job;
    }

    /** Stores how far a call of several parts is. */
    void reached(JobHandle handle) {
        save(job.waiting(handle, job.progress(), job.updatedAt()));
    }

    @Override
    public void show(Job shown) {
        job = shown;
        store.show(shown);
    }

    /** Stores what was only shown. */
    void secure() {
        store.save(job);
    }

    @Override
    public void save(Job saved) {
        job = saved;
        store.save(saved);
    }
}
