package dev.atelier.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * Reads an object in stretches, small ones first: whoever looks at a header fetches little, whoever skips fetches nothing,
 * and whoever pauses holds no connection for longer than a stretch. A stretch that breaks off is asked for again from
 * where it broke. For one thread.
 */
final class S3Stream extends InputStream {
    /** Asks for bytes. */
    @FunctionalInterface
    interface Source {
        ResponseInputStream<?> open(long from, long to);
    }

    private static final int FIRST = 64 * 1024;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int TRIES = 3;

    private final Source source;
    private final long length;
    private final byte[] head;
    private @Nullable ResponseInputStream<?> stretch;
    private long position;
    private long end;
    private int size = FIRST;
    private int failures;

    /** @param head the first bytes, where they are at hand */
    S3Stream(Source source, long length, byte[] head) {
        this.source = source;
        this.length = length;
        this.head = head;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        } else if (position >= length) {
            return -1;
        }
        int read = position < head.length ? fromHead(target, offset, count) : fetched(target, offset, count);
        position += read;
        if (position == end) {
            leave();
        }
        return read;
    }

    private int fromHead(byte[] target, int offset, int count) {
        int read = (int) Math.min(count, head.length - position);
        System.arraycopy(head, (int) position, target, offset, read);
        return read;
    }

    private int fetched(byte[] target, int offset, int count) throws IOException {
        while (true) {
            try {
                int read = stretch().read(target, offset, (int) Math.min(count, end - position));
                if (read > 0) {
                    failures = 0;
                    return read;
                }
                throw new IOException("the asset store's answer ends early");
            } catch (IOException broken) {
                leave();
                if (++failures == TRIES) {
                    throw broken;
                }
            }
        }
    }

    private ResponseInputStream<?> stretch() {
        if (stretch == null) {
            end = Math.min(length, position + size);
            stretch = source.open(position, end - 1);
            size = Math.min(LARGEST, size * 16);
        }
        return stretch;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, length - position));
        if (skipped > 0) {
            leave();
            size = FIRST;
            position += skipped;
        }
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.max(0, head.length - position);
    }

    @Override
    public void close() {
        leave();
        position = length;
    }

    /** The connection is used again where the stretch was read to its end, and cut where it was not. */
    private void leave() {
        ResponseInputStream<?> left = stretch;
        stretch = null;
        if (left == null) {
            return;
        }
        try {
            if (position < end) {
                left.abort();
            }
            left.close();
        } catch (IOException gone) {
            // Nobody wants more of it.
        }
    }
}
