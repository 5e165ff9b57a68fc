package dev.atelier.core.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps everything for ever. */
final class HeapCache implements Cache {
    private final Map<CacheKey, byte[]> values = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        values.put(key, value);
    }

    @Override
    public void remove(CacheKey key) {
        values.remove(key);
    }

    @Override
    public void clear(String namespace) {
        values.keySet().removeIf(key -> namespace.isEmpty() || key.namespace().equals(namespace));
    }

    @Override
    public CacheStatistics statistics() {
        return new CacheStatistics("heap", 0, 0, values.size(), 0);
    }
}
