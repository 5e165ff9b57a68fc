package dev.atelier.testkit;

import dev.atelier.core.CallId;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as a provider sees it, made by hand.
 *
 * @param id its identity
 * @param request complete: no schema fills in defaults here
 * @param model the catalogue entry that serves it
 * @param media inputs by role
 * @param sink where results go
 * @param partials where parts go
 * @param cancelled whether whoever asked is gone
 * @param webhookAddress where the vendor can tell that the call has moved on
 */
public record TestCall(
        CallId id,
        MediaRequest request,
        ModelDescriptor model,
        Map<String, List<MediaContent>> media,
        ContentSink sink,
        PartialListener partials,
        boolean cancelled,
        Optional<URI> webhookAddress)
        implements ProviderCall {
    /** A ULID for tests that need but one. */
    public static final CallId ID = new CallId("01KAFXZ0000000000000000000");

    public TestCall(MediaRequest request, ModelDescriptor model, ContentSink sink) {
        this(ID, request, model, Map.of(), sink, PartialListener.NONE, false, Optional.empty());
    }

    public TestCall withPartials(PartialListener listener) {
        return new TestCall(id, request, model, media, sink, listener, cancelled, webhookAddress);
    }

    public TestCall withId(CallId other) {
        return new TestCall(other, request, model, media, sink, partials, cancelled, webhookAddress);
    }

    public TestCall withMedia(Map<String, List<MediaContent>> inputs) {
        return new TestCall(id, request, model, Map.copyOf(inputs), sink, partials, cancelled, webhookAddress);
    }

    public TestCall withWebhook(URI address) {
        return new TestCall(id, request, model, media, sink, partials, cancelled, Optional.of(address));
    }

    /** The same, whose asker is gone. */
    public TestCall withCancelled() {
        return new TestCall(id, request, model, media, sink, partials, true, webhookAddress);
    }

    @Override
    public List<MediaContent> inputs(String role) {
        return media.getOrDefault(role, List.of());
    }
}
