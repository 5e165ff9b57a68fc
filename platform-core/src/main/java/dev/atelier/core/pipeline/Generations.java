package dev.atelier.core.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.provider.PartialListener;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one entry point of every operation, for every face. Safe for use by any number of threads.
 *
 * <p>A request is validated, resolved to a model, passed through the filters and accepted as a job before {@code
 * submit} returns; the work itself goes on without the caller's thread.
 */
@ProviderType
public interface Generations {
    /**
     * Accepts a request.
     *
     * @return the call's id and its end
     * @throws dev.atelier.core.error.MediaException if it is refused: nothing was asked of a provider then
     */
    Submission submit(MediaRequest request, Caller caller, CallOptions options, PartialListener partials);

    /** Accepts a request of a caller that wants no parts before the whole. */
    default Submission submit(MediaRequest request, Caller caller, CallOptions options) {
        return submit(request, caller, options, PartialListener.NONE);
    }

    /**
     * Accepts a request of a caller that waits for its end and need not find the call later. What a filter answers at
     * once is then remembered for a while on this node only, instead of being stored as a job.
     *
     * @return as of {@code submit}
     * @throws dev.atelier.core.error.MediaException as of {@code submit}
     */
    default Submission ask(MediaRequest request, Caller caller, CallOptions options) {
        return submit(request, caller, options);
    }

    /**
     * Makes a call again that was answered at once a moment ago, with the same outcome. The short way for a caller that
     * knows the request to be the same, word by word, and from the same client: it is booked like any other call, but
     * not checked like one.
     *
     * @param earlier a call that was made by {@code ask}
     * @return the new call's id; absent if the outcome may be another one by now, or was too long ago: then the request
     *     is to be made by {@code ask} again
     */
    default Optional<CallId> again(CallId earlier) {
        return Optional.empty();
    }

    /**
     * What a request would cost, without asking a provider.
     *
     * @throws dev.atelier.core.error.MediaException if the request would be refused as wrong
     */
    Quote quote(MediaRequest request, Caller caller);

    /** The calls that were accepted. */
    Jobs jobs();

    /**
     * Opens an output of a call, kept or not.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code NOT_FOUND} when it was released or has expired
     */
    MediaContent content(Output output);

    /**
     * Says that whoever submitted a call has been told its end: outputs that were not to be kept are let go, and the job
     * may be forgotten before others.
     */
    void release(CallId id);
}
