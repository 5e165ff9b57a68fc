package dev.atelier.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import java.time.Duration;
import java.util.Optional;

/** Values in the heap, bounded by their bytes. Starts no thread. Safe for use by any number of threads. */
final class MemoryCache implements Cache {
    /** What an entry takes besides its value: key, nodes and times. */
    private static final int OVERHEAD = 256;

    private static final class Held {
        private final byte[] value;
        private final Duration timeToLive;

        Held(byte[] value, Duration timeToLive) {
            this.value = value.clone();
            this.timeToLive = timeToLive;
        }
    }

    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Held> entries;

    MemoryCache(long mostBytes) {
        this(mostBytes, Ticker.systemTicker());
    }

    MemoryCache(long mostBytes, Ticker ticker) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((CacheKey key, Held held) -> held.value.length + OVERHEAD)
                .expireAfter(Expiry.writing((CacheKey key, Held held) -> held.timeToLive))
                .ticker(ticker)
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(held -> held.value.clone());
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        entries.put(key, new Held(value, timeToLive));
    }

    @Override
    public void remove(CacheKey key) {
        entries.invalidate(key);
    }

    @Override
    public void clear(String namespace) {
        if (namespace.isEmpty()) {
            entries.invalidateAll();
        } else {
            entries.asMap().keySet().removeIf(key -> key.namespace().equals(namespace));
        }
    }

    /** Bytes are those that count against the bound: values and what goes with them. */
    @Override
    public CacheStatistics statistics() {
        entries.cleanUp();
        CacheStats counted = entries.stats();
        long bytes = entries.policy()
                .eviction()
                .map(Policy.Eviction::weightedSize)
                .map(size -> size.orElse(0))
                .orElse(0L);
        return new CacheStatistics("memory", counted.hitCount(), counted.missCount(), entries.estimatedSize(), bytes);
    }
}
