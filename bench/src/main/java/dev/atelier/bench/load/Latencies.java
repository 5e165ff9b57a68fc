package dev.atelier.bench.load;

import java.util.Arrays;

/** Durations and what share of them is how long. Safe for use by any number of threads. */
public final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    public synchronized int count() {
        return count;
    }

    /** The duration in milliseconds that so many percent do not exceed. */
    public synchronized double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    public double median() {
        return percentile(50);
    }

    public double max() {
        return percentile(100);
    }
}
