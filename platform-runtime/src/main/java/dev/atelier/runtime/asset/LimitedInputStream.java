package dev.atelier.runtime.asset;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to be longer than it may be. */
final class LimitedInputStream extends FilterInputStream {
    private final long limit;
    private long count;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    private void counted(int read) {
        count += read;
        if (count > limit) {
            throw new MediaException(ErrorKind.TOO_LARGE, "a file may have at most " + limit + " bytes");
        }
    }
}
