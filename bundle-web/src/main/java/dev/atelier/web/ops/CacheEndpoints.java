package dev.atelier.web.ops;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheStatistics;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.util.List;

/** Shows how the cache does, and empties it. */
public final class CacheEndpoints {
    private final Slot<Cache> cache;

    private CacheEndpoints(Slot<Cache> cache) {
        this.cache = cache;
    }

    public static List<Endpoint> of(Platform platform) {
        CacheEndpoints endpoints = new CacheEndpoints(platform.cache());
        return List.of(
                Endpoint.of("GET", "/cache/stats", Handler.waiting(endpoints::statistics)),
                Endpoint.of("DELETE", "/cache", Handler.waiting(endpoints::clear)));
    }

    private void statistics(Exchange exchange) {
        CacheStatistics counted = cache.require().statistics();
        exchange.answer(Envelope.ok(new Data()
                .with("backend", counted.backend())
                .with("hits", counted.hits())
                .with("misses", counted.misses())
                .with("hit_rate", counted.hitRate())
                .with("entries", counted.entries())
                .with("bytes", counted.bytes())));
    }

    private void clear(Exchange exchange) {
        String namespace = exchange.query().text("namespace").orElse("");
        cache.require().clear(namespace);
        exchange.answer(Envelope.ok(new Data().with("namespace", namespace).with("cleared", true)));
    }
}
