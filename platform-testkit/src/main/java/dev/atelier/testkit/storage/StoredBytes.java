package dev.atelier.testkit.storage;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;

/** A store that is empty before each test, and what tests do with it. */
abstract class StoredBytes {
    static final int MEGABYTE = 1024 * 1024;
    static final MediaType TYPE = MediaType.BINARY;

    protected abstract ContentStore store();

    /** How many objects or files the store takes, unfinished ones included. */
    protected abstract int stored() throws IOException;

    /** Makes what is stored so much older. */
    protected abstract void age(Digest digest, Duration by) throws IOException;

    protected static byte[] random(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    protected static Digest digest(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    protected MediaContent put(byte[] bytes) {
        return store().store(TYPE, new ByteArrayInputStream(bytes));
    }

    protected static byte[] read(MediaContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }
}
