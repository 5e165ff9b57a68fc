package dev.atelier.runtime.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Segments one after the other, each opened when its turn comes. For one thread; closed by any. */
final class SegmentStream extends InputStream {
    private final Iterator<Segment> segments;
    private volatile InputStream current = InputStream.nullInputStream();

    SegmentStream(List<Segment> segments) {
        this.segments = segments.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = current.read(target, offset, length);
        while (count < 0 && segments.hasNext()) {
            current.close();
            current = segments.next().source().open();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
