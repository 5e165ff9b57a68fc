package dev.atelier.library.asset;

import java.time.Duration;
import java.time.Instant;

/** The order of asset ids, which begin with a time in Crockford's base 32. */
final class IdOrder {
    /** An asset's id has the time of the call that made it, which is never so much away from the asset's own. */
    static final Duration LONGEST_CALL = Duration.ofDays(2);

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int DIGIT_BITS = 5;
    private static final long LATEST = (1L << 48) - 1;

    private IdOrder() {}

    /** What the ids of assets that were made at a time or later are not less than. */
    static String first(Instant from) {
        return digits(millis(from) - LONGEST_CALL.toMillis());
    }

    /** What the ids of assets that were made before a time are less than. */
    static String last(Instant to) {
        return digits(millis(to) + LONGEST_CALL.toMillis()) + "~";
    }

    private static long millis(Instant time) {
        return Math.max(0, Math.min(time.getEpochSecond(), LATEST / 1000)) * 1000;
    }

    private static String digits(long millis) {
        long bounded = Math.max(0, Math.min(millis, LATEST));
        StringBuilder digits = new StringBuilder();
        for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
            digits.append(DIGITS.charAt((int) (bounded >> (digit * DIGIT_BITS)) & (DIGITS.length() - 1)));
        }
        return digits.toString();
    }
}
