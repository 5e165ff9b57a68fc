package dev.atelier.jobs.store;

import java.time.Instant;

/** The order of call ids, which begin with their time in Crockford's base 32. */
final class CallIds {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_BITS = 50;
    private static final int DIGIT_BITS = 5;

    private CallIds() {}

    /** What all ids of a time and later are not less than. */
    static String firstOf(Instant time) {
        StringBuilder first = new StringBuilder();
        for (int shift = TIME_BITS - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            first.append(DIGITS.charAt((int) (time.toEpochMilli() >> shift) & (DIGITS.length() - 1)));
        }
        return first.toString();
    }
}
