package dev.atelier.runtime.utility;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Small bytes in memory, and a sink that makes them. */
record MemoryContent(MediaType type, byte[] bytes) implements MediaContent {
    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Digest digest() {
        return new Digest("0".repeat(64));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    static byte[] bytes(MediaContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    static final class Sink implements ContentSink {
        @Override
        public ContentWriter open(MediaType declared) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            return new ContentWriter() {
                @Override
                public void write(int value) {
                    kept.write(value);
                }

                @Override
                public void write(byte[] bytes, int offset, int count) {
                    kept.write(bytes, offset, count);
                }

                @Override
                public MediaContent commit() {
                    return new MemoryContent(declared, kept.toByteArray());
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public MediaContent store(MediaType declared, InputStream bytes) {
            try (bytes) {
                return new MemoryContent(declared, bytes.readAllBytes());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
