package dev.atelier.cache;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A remote cache, and memory while it is away. What was put into memory meanwhile is still found there when the remote
 * is back, so that nothing is computed again for its return. Safe for use by any number of threads.
 */
final class FailoverCache implements Cache, AutoCloseable {
    private final Remote remote;
    private final Cache memory;
    private final Circuit circuit;

    FailoverCache(Remote remote, Cache memory, long probeMillis) {
        this.remote = remote;
        this.memory = memory;
        this.circuit = new Circuit(remote, probeMillis);
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        return ask(cache -> cache.get(key)).filter(Optional::isPresent).orElseGet(() -> memory.get(key));
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        if (!tell(cache -> cache.put(key, value, timeToLive))) {
            memory.put(key, value, timeToLive);
        }
    }

    @Override
    public void remove(CacheKey key) {
        memory.remove(key);
        tell(cache -> cache.remove(key));
    }

    @Override
    public void clear(String namespace) {
        memory.clear(namespace);
        tell(cache -> cache.clear(namespace));
    }

    /** Of the one that serves just now. */
    @Override
    public CacheStatistics statistics() {
        return ask(Cache::statistics).orElseGet(memory::statistics);
    }

    private boolean tell(Consumer<Cache> what) {
        return ask(cache -> {
                    what.accept(cache);
                    return true;
                })
                .isPresent();
    }

    /** Empty where the remote is away. */
    private <T> Optional<T> ask(Function<Cache, T> question) {
        if (circuit.open()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(remote));
        } catch (RuntimeException away) {
            circuit.failed(away);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        circuit.close();
        remote.close();
    }
}
