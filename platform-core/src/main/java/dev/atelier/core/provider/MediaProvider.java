package dev.atelier.core.provider;

import dev.atelier.core.model.ModelCatalogue;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes media, remotely or here. You implement it, register it as an OSGi service, and translate between our requests
 * and your vendor's wire; the platform does all else: routing, validation, waiting, retries, storage, metering.
 *
 * <p>Every method may be called by many threads at once. A provider holds no threads, caches, retries or polling loops
 * of its own. It may block: calls run on threads made for that.
 */
@ConsumerType
public interface MediaProvider {
    /**
     * What the provider offers and whether it can work now. Asked often: answer from memory. A provider whose answer
     * throws when its bundle is deployed fails its probe and is rolled back.
     */
    ProviderInfo info();

    /**
     * Begins a call, and ends it too where the vendor answers at once. Called at most once for each call id, unless it
     * is certain that the vendor did not accept it: a call that was interrupted by a crash before anything was bought is
     * begun again, see {@link ProviderCall#buying}.
     *
     * @return {@link ProviderAnswer.Finished} with the result, or {@link ProviderAnswer.Started} with a handle
     * @throws dev.atelier.core.error.MediaException saying what went wrong; of kind {@code OUTCOME_UNKNOWN} when the
     *     vendor may have accepted the call all the same
     */
    ProviderAnswer start(ProviderCall call);

    /**
     * Asks how a started call stands. May come after a restart and from a newer version of the bundle than the one that
     * started it, so the handle must say all that is needed.
     *
     * @throws dev.atelier.core.error.MediaException of a retriable kind when it should be asked again, of another kind
     *     when the call has failed
     */
    default ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        throw new UnsupportedOperationException("this provider answers at once and hands out no handles");
    }

    /**
     * Passes a cancellation on to the vendor.
     *
     * @return whether the vendor stops the work
     */
    default boolean cancel(ProviderCall call, JobHandle handle) {
        return false;
    }

    /**
     * Looks whether the vendor has the call whose start was interrupted, by listing or by metadata.
     *
     * @return its handle, or nothing when the vendor cannot tell or does not have it
     */
    default Optional<JobHandle> find(ProviderCall call) {
        return Optional.empty();
    }

    /**
     * Whether a message to a call's webhook address is truly the vendor's, by its signature. It only wakes the call,
     * which is then polled at once: what the message says is not believed.
     */
    default boolean signed(Webhook message) {
        return false;
    }

    /**
     * The catalogue with what the vendor's own list of models says today: models it has, dates of their end, prices.
     * Asked once after the provider is bound and then now and again, never while a call waits; may ask the vendor. What
     * an operator has set holds all the same.
     *
     * @throws dev.atelier.core.error.MediaException when the vendor cannot be asked; the last answer stays in force
     */
    default ModelCatalogue refreshed() {
        return info().catalogue();
    }
}
