package dev.atelier.cache.result;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.atelier.core.CallId;
import dev.atelier.core.cache.CacheKey;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;

/** The cacheable calls whose provider is at work, on this node. Safe for use by any number of threads. */
final class InFlight {
    /** A call whose end is heard by another node must not be joined for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ConcurrentMap<CacheKey, CallId> calls = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .<CacheKey, CallId>build()
            .asMap();
    private final ConcurrentMap<CallId, CacheKey> keys = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .<CallId, CacheKey>build()
            .asMap();

    /** @return the first call with this key, which may be the given one */
    CallId begin(CacheKey key, CallId call) {
        CallId first = calls.putIfAbsent(key, call);
        if (first != null) {
            return first;
        }
        keys.put(call, key);
        return call;
    }

    void end(CallId call) {
        CacheKey key = keys.remove(call);
        if (key != null) {
            calls.remove(key, call);
        }
    }
}
