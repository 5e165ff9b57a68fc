package dev.atelier.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.testkit.cache.CacheContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryCacheTest extends CacheContract {
    private final MemoryCache cache = new MemoryCache(1_000_000);

    @Override
    protected Cache cache() {
        return cache;
    }

    @Test
    void neverHoldsMoreThanItsBytes() {
        for (int i = 0; i < 1000; i++) {
            cache.put(key("many", "value " + i), new byte[10_000], Duration.ofHours(1));
        }

        assertThat(cache.statistics().bytes()).isBetween(900_000L, 1_000_000L);
        assertThat(cache.statistics().entries()).isBetween(90L, 100L);
    }

    @Test
    void doesNotTakeWhatIsLargerThanAll() {
        CacheKey large = CacheKey.of("many", List.of("large"));
        cache.put(large, new byte[2_000_000], Duration.ofHours(1));

        assertThat(cache.get(large)).isEmpty();
    }

    @Test
    void keepsEachValueForItsOwnTime() {
        AtomicLong nanos = new AtomicLong();
        MemoryCache timed = new MemoryCache(1_000_000, nanos::get);
        timed.put(key("timed", "short"), new byte[1], Duration.ofSeconds(10));
        timed.put(key("timed", "long"), new byte[1], Duration.ofSeconds(20));

        nanos.set(Duration.ofSeconds(9).toNanos());
        assertThat(timed.get(key("timed", "short"))).isPresent();
        nanos.set(Duration.ofSeconds(11).toNanos());
        assertThat(timed.get(key("timed", "short"))).isEmpty();
        assertThat(timed.get(key("timed", "long"))).isPresent();
    }
}
