package dev.atelier.runtime.timeline;

import dev.atelier.core.CallId;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.runtime.asset.Outputs;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One clip as its provider sees it: a call of its own.
 *
 * @param whole the call that the clip is a part of
 * @param call the same, as the platform sees it
 * @param id the clip's own
 * @param request what the clip shall show
 * @param outputs where its inputs are and its bytes go
 */
record ClipCall(ProviderCall whole, Call call, CallId id, MediaRequest request, Outputs outputs)
        implements ProviderCall {
    @Override
    public ModelDescriptor model() {
        return whole.model();
    }

    @Override
    public List<MediaContent> inputs(String role) {
        return request.inputs(role).stream()
                .map(source -> outputs.input(role, (MediaSource.Stored) source, call.caller()))
                .toList();
    }

    /** Kept, whatever becomes of the whole: until that is made, the clip must outlive a restart. */
    @Override
    public ContentSink sink() {
        return outputs.sink(call.id(), true);
    }

    @Override
    public PartialListener partials() {
        return PartialListener.NONE;
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public Optional<URI> webhookAddress() {
        return whole.webhookAddress();
    }
}
