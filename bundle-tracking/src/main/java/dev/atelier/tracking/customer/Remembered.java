package dev.atelier.tracking.customer;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the database said a moment ago, for questions that come with every call. What another node changes is seen
 * here once that moment is over. Bounded: a crowd of keys empties it. Safe for use by any number of threads.
 */
final class Remembered<K, V> {
    static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST = 20_000;

    private record Told<V>(V value, long nanos) {}

    private final Map<K, Told<V>> told = new ConcurrentHashMap<>();
    private final Function<K, V> source;
    private final LongSupplier nanos;

    /** @param nanos a clock that does not jump */
    Remembered(Function<K, V> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    /** While the database is away, what it said last. */
    V get(K key) {
        Told<V> last = told.get(key);
        long now = nanos.getAsLong();
        if (last != null && now - last.nanos() < MOMENT.toNanos()) {
            return last.value();
        }
        try {
            V value = source.apply(key);
            if (told.size() >= MOST) {
                told.clear();
            }
            told.put(key, new Told<>(value, now));
            return value;
        } catch (MediaException failed) {
            if (last == null || failed.kind() != ErrorKind.UNAVAILABLE) {
                throw failed;
            }
            return last.value();
        }
    }

    void forget(K key) {
        told.remove(key);
    }

    void forgetAll() {
        told.clear();
    }
}
