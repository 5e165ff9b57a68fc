package dev.atelier.core;

import java.util.regex.Pattern;

/**
 * The identity of one call: a ULID, 26 characters of Crockford's base 32, ordered by the time of its making. Job,
 * reservation, asset and ledger row of a call are keyed by it, so that each step takes effect once however often it is
 * repeated.
 *
 * @param value the 26 characters, upper case
 */
public record CallId(String value) implements Comparable<CallId> {
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /** @throws IllegalArgumentException if the value is no ULID */
    public CallId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ULID: " + value);
        }
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
