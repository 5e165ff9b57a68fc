package dev.atelier.cache.result;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.atelier.core.CallId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids of assets that stand for the bytes of a call's output. */
final class AssetIds {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME = 10;
    private static final int RANDOM = 16;

    private AssetIds() {}

    /** A ULID: the same for the same call, output and customer, so that a repetition adds no second asset. */
    static String of(CallId call, int output, long customer) {
        byte[] hash = sha256(call + "/" + output + "/" + customer);
        StringBuilder id = new StringBuilder(call.value().substring(0, TIME));
        for (int i = 0; i < RANDOM; i++) {
            id.append(CROCKFORD.charAt(hash[i] & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
