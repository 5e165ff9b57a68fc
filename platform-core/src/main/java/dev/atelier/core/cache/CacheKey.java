package dev.atelier.core.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The name of a cached value.
 *
 * @param namespace groups keys that are counted and cleared together
 * @param hash 64 hexadecimal digits
 */
public record CacheKey(String namespace, String hash) {
    /**
     * A key over several texts: the SHA-256 of each one's length in bytes as 4 bytes (big-endian) and its UTF-8. The
     * lengths keep {@code ("ab", "c")} and {@code ("a", "bc")} apart.
     */
    public static CacheKey of(String namespace, List<String> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(new byte[] {
                    (byte) (bytes.length >>> 24),
                    (byte) (bytes.length >>> 16),
                    (byte) (bytes.length >>> 8),
                    (byte) bytes.length
                });
                sha.update(bytes);
            }
            return new CacheKey(namespace, HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
