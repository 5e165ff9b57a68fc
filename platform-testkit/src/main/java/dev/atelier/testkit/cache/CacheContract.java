package dev.atelier.testkit.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.cache.CacheStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What holds for every cache. A subclass brings one that is empty before each test. */
public abstract class CacheContract {
    private static final Duration LONG = Duration.ofHours(1);
    private static final CacheKey FIRST = key("pictures", "first");
    private static final CacheKey SECOND = key("pictures", "second");
    private static final CacheKey OTHER = key("voices", "first");

    protected abstract Cache cache();

    protected static CacheKey key(String namespace, String name) {
        return CacheKey.of(namespace, List.of(name));
    }

    @Test
    void findsWhatWasPut() {
        put(FIRST, "one");

        assertThat(found(FIRST)).contains("one");
        assertThat(found(SECOND)).isEmpty();
        assertThat(found(OTHER)).isEmpty();
    }

    @Test
    void takesTheLaterValue() {
        put(FIRST, "one");
        put(FIRST, "two");

        assertThat(found(FIRST)).contains("two");
    }

    @Test
    void keepsBytesAsTheyAre() {
        byte[] bytes = {0, -1, 10, 13, 127, -128};
        cache().put(FIRST, bytes, LONG);
        bytes[0] = 5;

        assertThat(cache().get(FIRST))
                .hasValueSatisfying(kept -> assertThat(kept).containsExactly(0, -1, 10, 13, 127, -128));
    }

    @Test
    void keepsAnEmptyValue() {
        cache().put(FIRST, new byte[0], LONG);

        assertThat(found(FIRST)).contains("");
    }

    @Test
    void forgetsWhatIsRemoved() {
        put(FIRST, "one");
        put(SECOND, "two");
        cache().remove(FIRST);

        assertThat(found(FIRST)).isEmpty();
        assertThat(found(SECOND)).contains("two");
    }

    @Test
    void clearsOneNamespace() {
        put(FIRST, "one");
        put(SECOND, "two");
        put(OTHER, "three");
        CacheKey within = key("pictures:small", "first");
        put(within, "four");
        cache().clear("pictures");

        assertThat(found(FIRST)).isEmpty();
        assertThat(found(SECOND)).isEmpty();
        assertThat(found(OTHER)).contains("three");
        assertThat(found(within)).contains("four");
    }

    @Test
    void takesANamespaceAsItIsWritten() {
        put(FIRST, "one");
        CacheKey odd = key("p[i]*?\\", "first");
        put(odd, "two");
        cache().clear("p*");
        cache().clear("p[a-z]ctures");
        assertThat(found(FIRST)).contains("one");

        cache().clear("p[i]*?\\");
        assertThat(found(odd)).isEmpty();
        assertThat(found(FIRST)).contains("one");
    }

    @Test
    void clearsAll() {
        put(FIRST, "one");
        put(OTHER, "three");
        cache().clear("");

        assertThat(found(FIRST)).isEmpty();
        assertThat(found(OTHER)).isEmpty();
    }

    @Test
    void forgetsWhatIsTooOld() {
        cache().put(FIRST, "one".getBytes(UTF_8), Duration.ofMillis(20));
        put(SECOND, "two");

        assertThat(goes(FIRST)).as("it goes within 10 s").isTrue();
        assertThat(found(SECOND)).contains("two");
    }

    @Test
    void counts() {
        CacheStatistics before = cache().statistics();
        put(FIRST, "one");
        found(FIRST);
        found(FIRST);
        found(SECOND);
        CacheStatistics after = cache().statistics();

        assertThat(after.backend()).isNotBlank();
        assertThat(after.hits() - before.hits()).isEqualTo(2);
        assertThat(after.misses() - before.misses()).isEqualTo(1);
        assertThat(after.entries() - before.entries()).isEqualTo(1);
        assertThat(after.bytes()).isPositive();
    }

    private void put(CacheKey key, String value) {
        cache().put(key, value.getBytes(UTF_8), LONG);
    }

    private Optional<String> found(CacheKey key) {
        return cache().get(key).map(bytes -> new String(bytes, UTF_8));
    }

    private boolean goes(CacheKey key) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (found(key).isPresent()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return true;
    }
}
