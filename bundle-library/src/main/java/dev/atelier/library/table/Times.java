package dev.atelier.library.table;

import java.time.Instant;

/** Times as numbers: nanoseconds since 1970. What lies beyond the years 1677 and 2262 is moved there. */
public final class Times {
    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    public static long nanos(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
        } catch (ArithmeticException beyond) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    public static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
