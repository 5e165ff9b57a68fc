package dev.atelier.core;

import java.time.Instant;

/**
 * The identity of one call: a ULID, 26 characters of Crockford's base 32, ordered by the time of its making. Job,
 * reservation, asset and ledger row of a call are keyed by it, so that each step takes effect once however often it is
 * repeated.
 *
 * @param value the 26 characters, upper case
 */
public record CallId(String value) implements Comparable<CallId> {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int LENGTH = 26;

    /** @throws IllegalArgumentException if the value is no ULID */
    public CallId {
        if (!isUlid(value)) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
    }

    /** By hand: every call makes some ids, and an expression would cost more than all else about them. */
    private static boolean isUlid(String value) {
        if (value.length() != LENGTH || value.charAt(0) > '7') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (DIGITS.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** When the call was made, to the millisecond. */
    public Instant time() {
        long millis = 0;
        for (int i = 0; i < TIME_DIGITS; i++) {
            millis = millis << 5 | DIGITS.indexOf(value.charAt(i));
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public int compareTo(CallId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
