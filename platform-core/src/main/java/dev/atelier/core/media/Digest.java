package dev.atelier.core.media;

import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
 *
 * @param hex the digits
 */
public record Digest(String hex) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is no SHA-256 */
    public Digest {
        if (!SHA256.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
