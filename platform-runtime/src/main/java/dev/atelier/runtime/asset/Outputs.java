package dev.atelier.runtime.asset;

import dev.atelier.core.CallId;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Output;

/** Where the pipeline's media come from and go to. Safe for use by any number of threads. */
public interface Outputs {
    /** The sink for a call's results: the content store, or a place that is cleared when the call is released. */
    ContentSink sink(CallId call, boolean keep);

    /** Makes an artifact an output: an asset of the caller, or content that waits to be released. */
    Output accept(Artifact artifact, Call call);

    /**
     * Opens an output.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code NOT_FOUND}
     */
    MediaContent content(Output output);

    /** Lets go of what a call made that is not to be kept. */
    void release(CallId call);

    /**
     * Opens an input that the caller may see.
     *
     * @param field the request field to name in errors
     * @throws dev.atelier.core.error.MediaException {@code NOT_FOUND} or {@code FORBIDDEN}
     */
    MediaContent input(String field, MediaSource.Stored source, Caller caller);

    /**
     * Makes fetched content an input that outlives a restart: an asset of origin {@code input} that expires in a day.
     * The content must come from {@link #sink} with {@code keep}.
     */
    MediaSource.Stored adopt(MediaContent content, CallId call, Caller caller);
}
