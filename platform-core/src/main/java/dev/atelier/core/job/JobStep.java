package dev.atelier.core.job;

import java.time.Duration;

/** What a step came to. */
public sealed interface JobStep {
    Job job();

    /**
     * The next step is due after a while.
     *
     * @param job to store
     * @param delay from now
     */
    record Again(Job job, Duration delay) implements JobStep {}

    /**
     * The job has ended.
     *
     * @param job to store
     */
    record Ended(Job job) implements JobStep {}
}
