package dev.atelier.web.json;

import java.io.IOException;
import java.io.InputStream;

/** A stream's bytes with a view of those to come. For one thread. */
final class LookAhead {
    private final InputStream in;
    private final byte[] buffer;
    private int from;
    private int to;

    /** @param most how far one can look */
    LookAhead(InputStream in, int most) {
        this.in = in;
        this.buffer = new byte[most];
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        return see(1) == 0 ? -1 : buffer[from++] & 0xff;
    }

    /** Takes bytes up to a quote or a backslash; none where one of them, or the end, comes next. */
    int plain(byte[] target, int offset, int length) throws IOException {
        int seen = Math.min(see(1) == 0 ? 0 : to - from, length);
        int n = 0;
        while (n < seen && at(n) != '"' && at(n) != '\\') {
            n++;
        }
        System.arraycopy(buffer, from, target, offset, n);
        skip(n);
        return n;
    }

    /** How many of so many bytes to come there are; fewer only at the end. */
    int see(int wanted) throws IOException {
        if (to - from < wanted) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            for (int n = 0; to < wanted && n >= 0; ) {
                n = in.read(buffer, to, buffer.length - to);
                to += Math.max(n, 0);
            }
        }
        return Math.min(wanted, to - from);
    }

    /** A byte to come that was seen. */
    byte at(int index) {
        return buffer[from + index];
    }

    void skip(int seen) {
        from += seen;
    }
}
