package dev.atelier.core.job;

import org.osgi.annotation.versioning.ProviderType;

/** Does the work of jobs, step by step. Offered by the runtime, called by engines on threads that may block. */
@ProviderType
public interface JobRunner {
    /**
     * Runs one step: asks the provider to start, or how it stands, or to stop. A running job without a handle is one
     * whose start was interrupted; it is reconciled, never started again. Does not throw: failures become states.
     *
     * @param job as last stored
     * @param store stores the job before the provider is asked; the engine's own
     */
    JobStep step(Job job, Checkpoint store);

    /** Stores an intermediate state of a job, durably where the engine is durable, before it returns. */
    @FunctionalInterface
    interface Checkpoint {
        void save(Job job);

        /**
         * Lets those who watch see an intermediate state that need not outlive a crash: after one, what has been done
         * since the last {@link #save} is done again.
         */
        default void show(Job job) {}
    }
}
