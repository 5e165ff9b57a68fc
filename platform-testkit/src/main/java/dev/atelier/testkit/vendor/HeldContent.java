package dev.atelier.testkit.vendor;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content that a test holds in memory. */
public final class HeldContent implements MediaContent {
    private final MediaType type;
    private final byte[] bytes;
    private final Digest digest;

    public HeldContent(MediaType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
        this.digest = digest(this.bytes);
    }

    @Override
    public MediaType type() {
        return type;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    private static Digest digest(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each JDK has SHA-256", impossible);
        }
    }
}
