package dev.atelier.runtime.utility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads numbers and marks of a file's header. Every method throws {@link EOFException} where the file ends early. */
final class HeaderReader {
    private final InputStream in;
    private long position;

    HeaderReader(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    int u8() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the file ends at " + position);
        }
        position++;
        return value;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    long u64() throws IOException {
        return u32() << 32 | u32();
    }

    int u16le() throws IOException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException {
        return u16le() | u8() << 16;
    }

    long u32le() throws IOException {
        return u16le() | (long) u16le() << 16;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException("the file ends at " + position);
        }
        return bytes;
    }

    /** So many bytes as Latin-1 text. */
    String text(int count) throws IOException {
        return new String(bytes(count), ISO_8859_1);
    }

    void skip(long count) throws IOException {
        if (count < 0) {
            throw new IOException("a length of the file is negative at " + position);
        }
        in.skipNBytes(count);
        position += count;
    }
}
