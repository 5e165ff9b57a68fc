package dev.atelier.web.ops;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.health.ModelView;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.JsonBody;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Shows the providers, and the catalogue that operators change. */
public final class ProviderEndpoints {
    private final Slot<ProviderDirectory> directory;

    private ProviderEndpoints(Slot<ProviderDirectory> directory) {
        this.directory = directory;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<ProviderDirectory> needed = platform.directory();
        ProviderEndpoints providers = new ProviderEndpoints(needed);
        return List.of(
                Endpoint.of("GET", "/ops/providers", Handler.waiting(providers::providers), needed),
                Endpoint.of("GET", "/ops/models", Handler.waiting(providers::models), needed),
                Endpoint.of("PUT", "/ops/models/{id}", Handler.waiting(providers::put), needed),
                Endpoint.of("DELETE", "/ops/models/{id}", Handler.waiting(providers::remove), needed));
    }

    private void providers(Exchange exchange) {
        List<Data> providers = directory.require().providers().stream()
                .map(ProviderEndpoints::provider)
                .toList();
        exchange.answer(Envelope.ok(new Data().with("providers", providers)));
    }

    private static Data provider(ProviderStatus status) {
        ProviderStatus.Load load = status.load();
        return new Data()
                .with("name", status.id())
                .with("title", status.title())
                .with("version", status.version())
                .with("bundle", status.bundle())
                .with("bundle_id", status.bundleId())
                .with("state", status.state().name().toLowerCase(Locale.ROOT))
                .with("detail", status.detail())
                .with("models", status.models())
                .with("in_flight", load.inFlight())
                .with("calls", load.calls())
                .with("failures", load.failures())
                .with("success_rate", load.successRate())
                .with(
                        "latency_ms",
                        new Data()
                                .with("p50", load.p50Millis())
                                .with("p95", load.p95Millis())
                                .with("p99", load.p99Millis()));
    }

    private void models(Exchange exchange) {
        List<Data> models =
                directory.require().models().stream().map(ModelView::of).toList();
        exchange.answer(Envelope.ok(new Data().with("models", models)));
    }

    private void put(Exchange exchange) throws IOException {
        try (JsonBody body = exchange.json()) {
            String provider = body.values().requireText("provider");
            Parameters entry = body.values().without("provider");
            exchange.answer(
                    Envelope.ok(ModelView.of(directory.require().putModel(exchange.variable("id"), provider, entry))));
        }
    }

    private void remove(Exchange exchange) {
        String id = exchange.variable("id");
        if (!directory.require().removeModel(id)) {
            throw new MediaException(
                    ErrorKind.NOT_FOUND, "there is no model " + id + " that was added or changed by configuration");
        }
        exchange.answer(Envelope.ok(new Data().with("name", id).with("removed", true)));
    }
}
