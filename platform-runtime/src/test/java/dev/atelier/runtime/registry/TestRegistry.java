package dev.atelier.runtime.registry;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.catalogue.JsonCatalogueReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A registry without a framework around it, at a time that the test sets. */
final class TestRegistry {
    static final String TODAY = "2026-11-20";

    final Set<Long> uninstalled = ConcurrentHashMap.newKeySet();
    final Registry registry;
    private volatile Instant now = Instant.parse(TODAY + "T12:00:00Z");

    TestRegistry(Path models) {
        this(models, false, Duration.ofSeconds(30));
    }

    TestRegistry(Path models, boolean successorRouting, Duration drain) {
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        registry = new Registry(
                new JsonCatalogueReader(),
                models,
                new Departures(clock, Duration.ofSeconds(10), bundleId -> !uninstalled.contains(bundleId)),
                new LifeCycleRules(clock, successorRouting),
                drain);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Binds a version; its key is itself. */
    BoundProvider bind(FakeProvider provider, String version, long bundleId) {
        BoundProvider bound = provider.version(version, bundleId);
        registry.bind(bound, bound);
        return bound;
    }

    Route route(Operation operation, String model) {
        return registry.route(MediaRequest.of(operation, model, Parameters.EMPTY));
    }

    Route route(String model) {
        return route(Operation.IMAGE_GENERATE, model);
    }

    MediaException refusal(Operation operation, String model) {
        try {
            throw new AssertionError(model + " was routed to " + route(operation, model));
        } catch (MediaException refused) {
            return refused;
        }
    }

    MediaException refusal(String model) {
        return refusal(Operation.IMAGE_GENERATE, model);
    }
}
