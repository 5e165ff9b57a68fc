package dev.atelier.runtime.job.step;

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
import dev.atelier.runtime.http.Purchases;
import dev.atelier.runtime.pipeline.LiveCall;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A call as its provider sees it. */
record CallView(Call call, LiveCall live, Outputs outputs, PublicAddress address, Purchases purchases)
        implements ProviderCall {
    @Override
    public CallId id() {
        return call.id();
    }

    @Override
    public MediaRequest request() {
        return call.request();
    }

    @Override
    public ModelDescriptor model() {
        return call.model();
    }

    @Override
    public List<MediaContent> inputs(String role) {
        return request().inputs(role).stream()
                .map(source -> outputs.input(role, (MediaSource.Stored) source, call.caller()))
                .toList();
    }

    @Override
    public ContentSink sink() {
        return outputs.sink(call.id(), call.options().keep());
    }

    @Override
    public PartialListener partials() {
        return live.listener();
    }

    @Override
    public boolean cancelled() {
        return live.cancelled();
    }

    @Override
    public void buying() {
        purchases.announce();
    }

    @Override
    public Optional<URI> webhookAddress() {
        return address.webhook(call.provider(), call.id());
    }
}
