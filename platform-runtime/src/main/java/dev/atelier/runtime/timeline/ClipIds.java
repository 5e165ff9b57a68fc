package dev.atelier.runtime.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.CallId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The identities of clips: made of the whole's, so that they are the same after a restart. */
final class ClipIds {
    private ClipIds() {}

    static CallId of(CallId whole, int index) {
        byte[] random = sha256(whole.value() + "/clip/" + index);
        Ulid id = new Ulid(Ulid.getTime(whole.value()), Arrays.copyOf(random, Ulid.RANDOM_BYTES));
        return new CallId(id.toString());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
