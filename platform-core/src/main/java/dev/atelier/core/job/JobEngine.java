package dev.atelier.core.job;

import dev.atelier.core.CallId;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps jobs and has their steps run when they are due. The runtime brings one that keeps them in memory; a bundle may
 * offer a durable one with a higher {@code service.ranking}, which then takes the new jobs.
 *
 * <p>The engine waits; the runner works. An engine runs at most one step of a job at a time, in the whole cluster.
 */
@ConsumerType
public interface JobEngine extends Jobs {
    /**
     * Stores a job and makes its first step due, or only stores one that has ended already. When this returns the job
     * is safe as far as the engine can make it.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code UNAVAILABLE} when it cannot take the job
     */
    void submit(Job job);

    /**
     * Stores a job like {@link #submit(Job)} and watches it from the first: however soon it ends and is forgotten, the
     * listener hears its end.
     */
    default Watch submit(Job job, Consumer<Job> listener) {
        submit(job);
        return watch(job.id(), listener);
    }

    /**
     * Makes a job's next step due now, or as soon as the running one ends: what it waits for has come. Does nothing for
     * a job that is not known or has ended. An engine that cannot do so leaves the step to its time.
     */
    default void hasten(CallId id) {}

    /**
     * Whoever submitted the job has heard its end. An engine with bounded room forgets such jobs first, so that those whose
     * end nobody has asked for yet stay to be found. Does nothing for a job that is not known or has not ended.
     */
    default void heard(CallId id) {}
}
