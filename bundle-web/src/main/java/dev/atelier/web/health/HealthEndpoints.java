package dev.atelier.web.health;

import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Reply;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import java.util.List;
import java.util.Optional;

/** Whether the platform lives, and whether it can serve. Never waits: a probe wants to know how it is now. */
public final class HealthEndpoints {
    private final Platform platform;

    private HealthEndpoints(Platform platform) {
        this.platform = platform;
    }

    public static List<Endpoint> of(Platform platform) {
        HealthEndpoints health = new HealthEndpoints(platform);
        return List.of(
                Endpoint.of("GET", "/status", ex -> ex.answer(Reply.json(200, ok()))),
                Endpoint.of("GET", "/health/live", ex -> ex.answer(Envelope.ok(ok()))),
                Endpoint.of("GET", "/health/ready", health::ready),
                Endpoint.of("GET", "/health", health::health),
                Endpoint.of("GET", "/health/health", health::health),
                Endpoint.of("GET", "/health/status", health::health),
                Endpoint.of("GET", "/models", Handler.waiting(health::models), platform.directory()));
    }

    private static Data ok() {
        return new Data().with("status", "ok");
    }

    private void ready(Exchange exchange) {
        List<ComponentHealth> components = Components.of(platform);
        Data data = new Data().with("components", Components.views(components));
        exchange.answer(obstacle(components)
                .map(why -> Envelope.failure(503, why, data).with("Retry-After", "1"))
                .orElseGet(() -> Envelope.ok(data.with("status", "ready"))));
    }

    /** Why no call can be served, if that is so. */
    private Optional<String> obstacle(List<ComponentHealth> components) {
        if (platform.generations().get().isEmpty()) {
            return Optional.of("the runtime is not in service");
        } else if (!anyProviderReady()) {
            return Optional.of("no provider is ready");
        }
        return components.stream()
                .filter(component -> component.state() == ComponentHealth.State.DOWN)
                .map(ComponentHealth::message)
                .findFirst();
    }

    private boolean anyProviderReady() {
        return platform.directory().get().stream()
                .flatMap(directory -> directory.providers().stream())
                .anyMatch(provider -> provider.state() == ProviderStatus.State.READY);
    }

    private void health(Exchange exchange) {
        List<ComponentHealth> components = Components.of(platform);
        boolean well = obstacle(components).isEmpty()
                && components.stream().allMatch(component -> component.state() == ComponentHealth.State.UP);
        Data data = new Data()
                .with("status", well ? "healthy" : "degraded")
                .with("components", Components.views(components))
                .with("models", models(platform.directory().get().stream().toList()));
        exchange.answer(Reply.json(200, data));
    }

    private void models(Exchange exchange) {
        exchange.answer(Reply.json(
                200,
                new Data().with("models", models(List.of(platform.directory().require())))));
    }

    private static List<Data> models(List<ProviderDirectory> directories) {
        return directories.stream()
                .flatMap(directory -> directory.models().stream())
                .map(ModelView::of)
                .toList();
    }
}
