package dev.atelier.runtime.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;
import dev.atelier.core.CallId;
import dev.atelier.core.media.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;

/** Makes the ids of assets. Safe for use by any number of threads. */
final class AssetIds {
    private final UlidFactory factory = UlidFactory.newMonotonicInstance();
    private final Clock clock;

    AssetIds(Clock clock) {
        this.clock = clock;
    }

    String fresh() {
        return factory.create(clock.millis()).toString();
    }

    /** The id of what a call made: the same again when the step is repeated after a crash. */
    static String of(CallId call, String role, Digest digest) {
        byte[] random = sha256(call.value() + '/' + role + '/' + digest.hex());
        return new Ulid(Ulid.getTime(call.value()), Arrays.copyOf(random, Ulid.RANDOM_BYTES)).toString();
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
