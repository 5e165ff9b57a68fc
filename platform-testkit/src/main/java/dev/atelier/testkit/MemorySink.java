package dev.atelier.testkit;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.vendor.HeldContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what is written in memory, where a test can look at it. Safe for use by any number of threads. Types are
 * believed as declared.
 */
public final class MemorySink implements ContentSink {
    private final List<MediaContent> committed = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** All that was committed, in order. */
    public List<MediaContent> committed() {
        return List.copyOf(committed);
    }

    /** How many writers were opened and not closed yet. */
    public int openWriters() {
        return open.get();
    }

    /** Content that no sink had to receive first, for inputs. */
    public static MediaContent content(MediaType type, byte[] bytes) {
        return new HeldContent(type, bytes);
    }

    @Override
    public ContentWriter open(MediaType declared) {
        open.incrementAndGet();
        return new Writer(declared);
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        try (bytes;
                ContentWriter writer = open(declared)) {
            bytes.transferTo(writer);
            return writer.commit();
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "The bytes could not be read to their end", broken);
        }
    }

    private final class Writer extends ContentWriter {
        private final MediaType type;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean closed;

        Writer(MediaType type) {
            this.type = type;
        }

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
            MediaContent content = content(type, bytes.toByteArray());
            committed.add(content);
            return content;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
