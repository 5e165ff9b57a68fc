package dev.atelier.runtime.registry;

import dev.atelier.core.registry.ProviderStatus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the steps of one version and how long they took, in buckets that each span a sixteenth of their power of two:
 * percentiles are right to 6 %, memory is fixed, and counting takes no lock.
 */
final class LoadMeter {
    private static final int SUB_BITS = 4;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final AtomicLongArray buckets = new AtomicLongArray((Long.SIZE - SUB_BITS) * SUB_BUCKETS);
    private final LongAdder failures = new LongAdder();

    void count(long nanos, boolean failed) {
        buckets.incrementAndGet(bucket(Math.max(0, nanos)));
        if (failed) {
            failures.increment();
        }
    }

    ProviderStatus.Load load(long inFlight) {
        long[] counts = new long[buckets.length()];
        long calls = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets.get(i);
            calls += counts[i];
        }
        return new ProviderStatus.Load(
                inFlight,
                calls,
                Math.min(calls, failures.sum()),
                percentile(counts, calls, 0.50),
                percentile(counts, calls, 0.95),
                percentile(counts, calls, 0.99));
    }

    private static double percentile(long[] counts, long calls, double share) {
        long rank = (long) Math.ceil(share * calls);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && seen > 0) {
                return (double) middle(i) / TimeUnit.MILLISECONDS.toNanos(1);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < SUB_BUCKETS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
        return (shift + 1) * SUB_BUCKETS + (int) ((nanos >>> shift) - SUB_BUCKETS);
    }

    private static long middle(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int shift = bucket / SUB_BUCKETS - 1;
        long low = (long) (SUB_BUCKETS + bucket % SUB_BUCKETS) << shift;
        return low + (1L << shift) / 2;
    }
}
