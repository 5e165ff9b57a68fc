package dev.atelier.core.media;

/**
 * The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
 *
 * @param hex the digits
 */
public record Digest(String hex) {
    private static final int LENGTH = 64;

    /** @throws IllegalArgumentException if the text is no SHA-256 */
    public Digest {
        if (!isSha256(hex)) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    private static boolean isSha256(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == LENGTH;
    }

    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
