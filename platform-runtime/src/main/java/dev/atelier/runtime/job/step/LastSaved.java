package dev.atelier.runtime.job.step;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;

/** Remembers what a step stored last, so that its end does not fall back behind it. For one thread. */
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

    @Override
    public void save(Job saved) {
        job = saved;
        store.save(saved);
    }
}
