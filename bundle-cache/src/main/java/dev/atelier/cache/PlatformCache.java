package dev.atelier.cache;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.health.HealthSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** The cache that settings ask for. Safe for use by any number of threads. */
@Component(
        service = {Cache.class, HealthSource.class},
        configurationPid = "dev.atelier.cache")
@Designate(ocd = CacheConfig.class)
public final class PlatformCache implements Cache, HealthSource {
    private final Cache cache;
    private final AutoCloseable ending;
    private final Supplier<ComponentHealth> health;

    /** @throws IllegalArgumentException if the address of Redis is none */
    @Activate
    public PlatformCache(CacheConfig config) {
        if (config.redisUrl().isBlank()) {
            this.cache = new MemoryCache(config.memoryBytes());
            this.ending = () -> {};
            ComponentHealth here = new ComponentHealth("cache", ComponentHealth.State.UP, "memory serves", Map.of());
            this.health = () -> here;
        } else {
            RedisCache redis =
                    new RedisCache(config.redisUrl().strip(), config.redisConnections(), config.redisTimeoutMillis());
            FailoverCache failover = new FailoverCache(redis, config.memoryBytes(), config.redisProbeMillis());
            this.cache = failover;
            this.ending = failover;
            this.health = failover::health;
        }
    }

    @Override
    public ComponentHealth health() {
        return health.get();
    }

    @Deactivate
    void close() throws Exception {
        ending.close();
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return cache.get(key);
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        cache.put(key, value, timeToLive);
    }

    @Override
    public void remove(CacheKey key) {
        cache.remove(key);
    }

    @Override
    public void clear(String namespace) {
        cache.clear(namespace);
    }

    @Override
    public CacheStatistics statistics() {
        return cache.statistics();
    }
}
