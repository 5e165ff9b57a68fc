package dev.atelier.runtime.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** The base64 form of another stream, made in chunks. For one thread. */
final class Base64Stream extends InputStream {
    private static final int CHUNK = 12 << 10;

    private final byte[] plain = new byte[CHUNK];
    private final byte[] encoded = new byte[CHUNK / 3 * 4];
    private final InputStream in;
    private int position;
    private int limit;

    Base64Stream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(encoded, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            int count = in.readNBytes(plain, 0, CHUNK);
            limit = Base64.getEncoder().encode(count == CHUNK ? plain : Arrays.copyOf(plain, count), encoded);
            position = 0;
        }
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
