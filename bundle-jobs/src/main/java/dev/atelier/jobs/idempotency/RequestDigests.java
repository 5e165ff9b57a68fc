package dev.atelier.jobs.idempotency;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.MediaRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tells whether two requests are the same, by SHA-256 over their parts, each with its length before it. Inputs count by
 * their bytes: what a client sends twice is stored under two names.
 */
final class RequestDigests {
    private final Function<String, Optional<Asset>> assets;

    /** @param assets finds what is stored by its id */
    RequestDigests(Function<String, Optional<Asset>> assets) {
        this.assets = assets;
    }

    /** Of a request whose defaults are filled in. */
    String of(MediaRequest request) {
        MessageDigest sha256 = sha256();
        add(sha256, request.operation().name());
        add(sha256, request.model());
        add(sha256, request.parameters().canonical());
        new TreeMap<>(request.inputs()).forEach((role, sources) -> {
            add(sha256, role);
            sources.forEach(source -> add(sha256, content(source)));
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private String content(MediaSource source) {
        return source instanceof MediaSource.Stored stored
                ? assets.apply(stored.asset())
                        .map(asset -> asset.digest().hex())
                        .orElse(stored.asset())
                : source.toString();
    }

    private static void add(MessageDigest sha256, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
