package dev.atelier.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.Cached;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.testkit.cache.CacheContract;
import dev.atelier.testkit.cache.Redis;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailoverCacheTest extends CacheContract {
    private static final int READERS = 8;
    private static final CacheKey KEY = key("pictures", "kept");

    private Redis redis;
    private FailoverCache cache;

    @BeforeEach
    void start() throws IOException {
        redis = new Redis();
        cache = cache(redis.url());
    }

    @AfterEach
    void stop() throws IOException {
        cache.close();
        redis.close();
    }

    @Override
    protected Cache cache() {
        return cache;
    }

    private static FailoverCache cache(String url) {
        return new FailoverCache(new RedisCache(url, 4, 1000), 2_000_000, 20);
    }

    @Test
    void readersOfAHotKeyDoNotNoticeThatRedisGoesAndComesBack() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        Cached hot = new Cached(cache, "hot", Duration.ofHours(1), question -> "answer " + loads.incrementAndGet());
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> {
                    while (!done.get()) {
                        assertThat(hot.apply(List.of("question"))).startsWith("answer ");
                        reads.incrementAndGet();
                    }
                }));
            }
            more(reads);
            redis.kill();
            backend("memory");
            more(reads);
            redis.restart();
            backend("redis");
            more(reads);
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get(30, TimeUnit.SECONDS);
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(loads).as("once, whatever becomes of Redis").hasValue(1);
    }

    private static void more(AtomicLong reads) {
        long enough = reads.get() + 500;
        await(() -> reads.get() > enough);
    }

    private void backend(String name) {
        await(() -> cache.statistics().backend().equals(name));
    }

    private static void await(java.util.function.BooleanSupplier state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waiting for at most 30 s").isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Test
    void memoryServesWhileRedisIsAwayAndWhatItTookStaysFound() throws IOException {
        redis.kill();
        cache.put(KEY, "one".getBytes(UTF_8), Duration.ofHours(1));
        assertThat(cache.get(KEY)).isPresent();
        assertThat(cache.statistics().backend()).isEqualTo("memory");

        redis.restart();
        backend("redis");
        assertThat(cache.get(KEY)).isPresent();
        cache.remove(KEY);
        assertThat(cache.get(KEY)).isEmpty();
    }

    @Test
    void whatWasReadBeforeRedisWentIsStillFound() throws IOException {
        try (RedisCache other = new RedisCache(redis.url(), 1, 1000)) {
            other.put(KEY, "one".getBytes(UTF_8), Duration.ofHours(1));
            assertThat(cache.get(KEY)).isPresent();
            other.remove(KEY);
            assertThat(cache.get(KEY)).as("removed by another node").isEmpty();
            other.put(KEY, "two".getBytes(UTF_8), Duration.ofHours(1));
            assertThat(cache.get(KEY)).isPresent();
        }
        redis.kill();

        assertThat(cache.get(KEY)).hasValueSatisfying(value -> assertThat(value).isEqualTo("two".getBytes(UTF_8)));
        cache.remove(KEY);
        assertThat(cache.get(KEY)).isEmpty();
    }

    @Test
    void memoryServesWhereThePasswordIsWrong() throws IOException {
        try (Redis guarded = new Redis("right");
                FailoverCache refused = cache(guarded.url().replace("//", "//default:wrong@"))) {
            refused.put(KEY, "one".getBytes(UTF_8), Duration.ofHours(1));

            assertThat(refused.get(KEY)).isPresent();
            assertThat(refused.statistics().backend()).isEqualTo("memory");
            assertThat(refused.health().state()).isEqualTo(ComponentHealth.State.DEGRADED);
            assertThat(refused.health().message()).contains("password").doesNotContain("wrong@");
        }
    }
}
