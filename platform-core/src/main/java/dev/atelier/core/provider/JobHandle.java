package dev.atelier.core.provider;

/**
 * A vendor's job in the provider's own words: opaque to the platform, which stores it and gives it back.
 *
 * @param value for example a job id, or JSON; at most 4,096 characters, and no secret
 */
public record JobHandle(String value) {
    private static final int MAX = 4096;

    public JobHandle {
        if (value.isEmpty() || value.length() > MAX) {
            throw new IllegalArgumentException("a job handle has 1 to " + MAX + " characters, not " + value.length());
        }
    }
}
