package dev.atelier.runtime.asset;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.asset.AssetQuery;
import java.time.Duration;
import java.time.Instant;

/**
 * The directories that the index keeps its files in: the first characters of a ULID are its time, so that a directory
 * holds the assets of some 17 minutes, and one above it those of nine hours. Whole directories are left out of a search
 * by their names alone.
 */
record Buckets(Instant from, Instant to, String before) {
    private static final int OUTER = 5;
    private static final int INNER = 6;
    /** An asset may be younger than its id says, since that has the time of the call that made it; never by so much. */
    private static final Duration LONGEST_CALL = Duration.ofDays(2);

    static Buckets of(AssetQuery query) {
        return new Buckets(
                query.from().map(time -> time.minus(LONGEST_CALL)).orElse(Instant.EPOCH),
                query.to().orElse(Instant.ofEpochMilli(Long.MAX_VALUE >> 16)),
                query.before().orElse("\uffff"));
    }

    static String outer(String id) {
        return id.substring(0, OUTER);
    }

    static String inner(String id) {
        return id.substring(0, INNER);
    }

    /** Whether a directory may hold assets that are looked for. */
    boolean admits(String name) {
        return name.length() <= INNER
                && name.compareTo(before) <= 0
                && name.compareTo(prefix(from, name.length())) >= 0
                && name.compareTo(prefix(to, name.length())) <= 0;
    }

    private static String prefix(Instant time, int length) {
        long millis = Math.max(0, Math.min(time.toEpochMilli(), (1L << 48) - 1));
        return Ulid.min(millis).toString().substring(0, length);
    }
}
