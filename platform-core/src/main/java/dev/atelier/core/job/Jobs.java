package dev.atelier.core.job;

import dev.atelier.core.CallId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The jobs there are. Safe for use by any number of threads. */
@ProviderType
public interface Jobs {
    Optional<Job> find(CallId id);

    /** Newest first. */
    List<Job> list(JobQuery query);

    /**
     * Asks a job to stop. The vendor is told where it can be; work that it finishes all the same is dropped.
     *
     * @return whether there is such a job and it had not ended
     */
    boolean cancel(CallId id);

    /**
     * Tells a job as it is now and every change from now on, in order, the last being its end. The listener is called
     * by one thread at a time and must not block for long. Tells nothing of a job that is not known.
     *
     * @return ends the telling when closed
     */
    Watch watch(CallId id, Consumer<Job> listener);

    /** A running watch. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
