package dev.atelier.core;

import java.time.Instant;
import java.util.regex.Pattern;

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
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /** @throws IllegalArgumentException if the value is no ULID */
    public CallId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
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
