package dev.atelier.cache.result;

import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.pipeline.Call;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether a call like another would be given the same result. The cache is asked each time, but files that were there a
 * moment ago are not looked for again: whoever deletes one might as well do so right after the look. Safe for use by any
 * number of threads.
 */
final class StillKept implements BooleanSupplier {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ResultCache results;
    private final CacheKey key;
    private final Call call;
    private final ResultCache.Found found;
    private volatile long seen = System.nanoTime();

    StillKept(ResultCache results, CacheKey key, Call call, ResultCache.Found found) {
        this.results = results;
        this.key = key;
        this.call = call;
        this.found = found;
    }

    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() - seen < MOMENT_NANOS ? results.isUnchanged(key, found) : looksTheSame();
    }

    private boolean looksTheSame() {
        boolean same = results.find(key, call)
                .filter(now -> now.outcome().equals(found.outcome()))
                .isPresent();
        if (same) {
            seen = System.nanoTime();
        }
        return same;
    }
}
