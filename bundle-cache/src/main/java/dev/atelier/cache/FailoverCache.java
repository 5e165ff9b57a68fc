package dev.atelier.cache;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import dev.atelier.core.health.ComponentHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A remote cache, and memory while it is away. Memory has a copy of what the remote gave and took lately, so that nothing
 * is computed again because it goes; and what was put into memory meanwhile is still found there when it is back, so
 * that nothing is for its return. Safe for use by any number of threads.
 */
final class FailoverCache implements Cache, AutoCloseable {
    /** Without the remote nobody says for how long a copy of what it gave may still be given. */
    private static final Duration COPIES_LAST = Duration.ofMinutes(10);

    private final Remote remote;
    private final Cache memory;
    /** Asked only while the remote is away: otherwise it alone knows what was removed on other nodes. */
    private final Cache copies;

    private final Circuit circuit;

    /** @param mostBytes that values take in memory */
    FailoverCache(Remote remote, long mostBytes, long probeMillis) {
        this.remote = remote;
        this.memory = new MemoryCache(mostBytes / 2);
        this.copies = new MemoryCache(mostBytes / 2);
        this.circuit = new Circuit(remote, probeMillis);
    }

    @Override
    public Optional<byte[]> get(CacheKey key) {
        Optional<Optional<byte[]>> told = ask(cache -> cache.get(key));
        if (told.isEmpty()) {
            return memory.get(key).or(() -> takenFromCopies(key));
        }
        Optional<byte[]> found = told.get();
        found.ifPresent(value -> copies.put(key, value, COPIES_LAST));
        return found.or(() -> memory.get(key));
    }

    /** What is asked for while the remote is away is there as well once it is back, without what it had. */
    private Optional<byte[]> takenFromCopies(CacheKey key) {
        Optional<byte[]> copy = copies.get(key);
        copy.ifPresent(value -> memory.put(key, value, COPIES_LAST));
        return copy;
    }

    @Override
    public void put(CacheKey key, byte[] value, Duration timeToLive) {
        if (tell(cache -> cache.put(key, value, timeToLive))) {
            copies.put(key, value, timeToLive.compareTo(COPIES_LAST) < 0 ? timeToLive : COPIES_LAST);
        } else {
            memory.put(key, value, timeToLive);
        }
    }

    @Override
    public void remove(CacheKey key) {
        memory.remove(key);
        copies.remove(key);
        tell(cache -> cache.remove(key));
    }

    @Override
    public void clear(String namespace) {
        memory.clear(namespace);
        copies.clear(namespace);
        tell(cache -> cache.clear(namespace));
    }

    /** Of the one that serves just now. */
    @Override
    public CacheStatistics statistics() {
        return ask(Cache::statistics).orElseGet(memory::statistics);
    }

    ComponentHealth health() {
        return circuit.health();
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
