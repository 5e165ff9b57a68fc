package dev.atelier.testkit.vendor;

import dev.atelier.core.media.Digest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A valid picture, a square of one colour, of any length: a private chunk holds noise. Written without ever being held, so that
 * a fake vendor can send any number of large pictures at once; the digest is known all the same.
 *
 * @param seed two seeds give two pictures
 * @param length bytes, at least 128
 */
public record PaddedPng(long seed, long length) {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] HEADER = HexFormat.of().parseHex("00000100000001000103000000");
    /** 256 rows of 256 pixels, all of the palette's only colour, compressed. */
    private static final byte[] PIXELS =
            HexFormat.of().parseHex("78daedc1010d000000c2a0f74f6d0e37a00000000000000000be0d21000001");

    private static final int COLOUR = 3;
    /** Signature, and what five chunks have beside the noise. */
    private static final int OVERHEAD = 8 + 5 * 12 + HEADER.length + COLOUR + PIXELS.length;

    private static final int BLOCK = 1 << 13;

    public PaddedPng {
        if (length < 128 || length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("length must be 128.." + Integer.MAX_VALUE + ", but is " + length);
        }
    }

    public void writeTo(OutputStream target) throws IOException {
        DataOutputStream out = new DataOutputStream(target);
        out.write(SIGNATURE);
        chunk(out, "IHDR", HEADER);
        chunk(out, "PLTE", colour());
        noise(out, (int) (length - OVERHEAD));
        chunk(out, "IDAT", PIXELS);
        chunk(out, "IEND", new byte[0]);
        out.flush();
    }

    /** SHA-256 of the bytes. */
    public Digest digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            return new Digest(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each JDK has SHA-256", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One that tells pictures apart at a glance. */
    private byte[] colour() {
        long mixed = (seed + 1) * 0x9E3779B97F4A7C15L;
        return new byte[] {(byte) (mixed >>> 56), (byte) (mixed >>> 48), (byte) (mixed >>> 40)};
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        CRC32 crc = begin(out, name, data.length);
        crc.update(data);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    private static CRC32 begin(DataOutputStream out, String name, int length) throws IOException {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(ascii);
        out.writeInt(length);
        out.write(ascii);
        return crc;
    }

    private void noise(DataOutputStream out, int bytes) throws IOException {
        CRC32 crc = begin(out, "noSe", bytes);
        byte[] block = new byte[BLOCK];
        LongBuffer words = ByteBuffer.wrap(block).asLongBuffer();
        long state = seed * 0x9E3779B97F4A7C15L + 1;
        for (int left = bytes; left > 0; left -= BLOCK) {
            for (int i = 0; i < BLOCK / Long.BYTES; i++) {
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
                words.put(i, state);
            }
            int taken = Math.min(left, BLOCK);
            crc.update(block, 0, taken);
            out.write(block, 0, taken);
        }
        out.writeInt((int) crc.getValue());
    }
}
