package dev.atelier.runtime.http;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.fixture.MemoryOutputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink in memory that counts the writers which were neither committed nor closed. */
public final class MemorySink implements ContentSink {
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();

    public int open() {
        return open.get();
    }

    public int committed() {
        return committed.get();
    }

    @Override
    public ContentWriter open(MediaType declared) {
        open.incrementAndGet();
        return new ContentWriter() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            private boolean done;

            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                bytes.write(source, offset, length);
            }

            @Override
            public MediaContent commit() {
                committed.incrementAndGet();
                close();
                return new MemoryOutputs.Bytes(declared, bytes.toByteArray());
            }

            @Override
            public void close() {
                if (!done) {
                    done = true;
                    open.decrementAndGet();
                }
            }
        };
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        try (bytes;
                ContentWriter writer = open(declared)) {
            bytes.transferTo(writer);
            return writer.commit();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
