package dev.atelier.runtime.http.answer;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.fixture.MemoryOutputs;
import java.io.InputStream;

/** Counts bytes and forgets them. */
final class CountingSink implements ContentSink {
    private long length;

    long length() {
        return length;
    }

    @Override
    public ContentWriter open(MediaType declared) {
        return new ContentWriter() {
            @Override
            public void write(int b) {
                length++;
            }

            @Override
            public void write(byte[] source, int offset, int count) {
                length += count;
            }

            @Override
            public MediaContent commit() {
                return new MemoryOutputs.Bytes(declared, new byte[0]);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        throw new UnsupportedOperationException();
    }
}
