package dev.atelier.core.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * A function whose answers are kept: asked again it answers from the cache, and asked the same by many at once it is
 * asked once. For texts of any kind that a provider or an in-house bundle computes or fetches, such as voices or prices. A
 * failure is not kept, but shared by those who wait for it. Safe for use by any number of threads.
 */
public final class Cached implements Function<List<String>, String> {
    private final ConcurrentMap<CacheKey, CompletableFuture<String>> running = new ConcurrentHashMap<>();
    private final Cache cache;
    private final String namespace;
    private final Duration timeToLive;
    private final Function<List<String>, String> function;

    /**
     * @param namespace groups the answers that are counted and cleared together
     * @param timeToLive of an answer; above zero
     * @param function computes the answer to some texts, which are its key
     */
    public Cached(Cache cache, String namespace, Duration timeToLive, Function<List<String>, String> function) {
        this.cache = cache;
        this.namespace = namespace;
        this.timeToLive = timeToLive;
        this.function = function;
    }

    @Override
    public String apply(List<String> question) {
        CacheKey key = CacheKey.of(namespace, question);
        return kept(key).orElseGet(() -> once(key, question));
    }

    private Optional<String> kept(CacheKey key) {
        return cache.get(key).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private String once(CacheKey key, List<String> question) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return joined(first);
        }
        try {
            // Another may have ended since this one looked.
            String answer = kept(key).orElseGet(() -> ask(key, question));
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            running.remove(key, mine);
        }
    }

    private String ask(CacheKey key, List<String> question) {
        String answer = function.apply(question);
        cache.put(key, answer.getBytes(StandardCharsets.UTF_8), timeToLive);
        return answer;
    }

    private static String joined(CompletableFuture<String> first) {
        try {
            return first.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }
}
