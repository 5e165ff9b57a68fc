package dev.atelier.web.json;

import dev.atelier.core.media.MediaContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A tree as JSON, complete but for the media in it: those are encoded while it is written and never held as text. Its
 * length is known before. Written by one thread; any number of times.
 */
public final class JsonDocument {
    /** A multiple of three, so that chunks of base64 join without padding: 128 KB of text. */
    private static final int CHUNK = 96 * 1024;

    /** Either text or media. */
    private sealed interface Part permits Text, Media {
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Text implements Part {
        private final byte[] bytes;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    private record Media(MediaContent content) implements Part {
        @Override
        public long length() {
            return (content.length() + 2) / 3 * 4;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] chunk = new byte[(int) Math.min(CHUNK, content.length())];
            byte[] text = new byte[(chunk.length + 2) / 3 * 4];
            try (InputStream bytes = content.open()) {
                for (long left = content.length(); left > 0; left -= chunk.length) {
                    int wanted = (int) Math.min(left, chunk.length);
                    if (bytes.readNBytes(chunk, 0, wanted) < wanted) {
                        throw new EOFException("the stored bytes end early");
                    }
                    byte[] whole = wanted == chunk.length ? chunk : Arrays.copyOf(chunk, wanted);
                    out.write(text, 0, Base64.getEncoder().encode(whole, text));
                }
            }
        }
    }

    private final List<Part> parts = new ArrayList<>();

    JsonDocument() {}

    void add(byte[] text) {
        parts.add(new Text(text));
    }

    void add(MediaContent content) {
        parts.add(new Media(content));
    }

    /** In bytes. */
    public long length() {
        return parts.stream().mapToLong(Part::length).sum();
    }

    /** All of it; for documents that are small. */
    public byte[] bytes() {
        if (parts.size() == 1 && parts.get(0) instanceof Text only) {
            return only.bytes;
        }
        Filled all = new Filled((int) length());
        try {
            writeTo(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all.bytes;
    }

    /** Bytes of a length that is known, so that they are not copied at their end. */
    private static final class Filled extends OutputStream {
        private final byte[] bytes;
        private int count;

        Filled(int length) {
            bytes = new byte[length];
        }

        @Override
        public void write(int value) {
            bytes[count++] = (byte) value;
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            System.arraycopy(more, offset, bytes, count, length);
            count += length;
        }
    }

    /** Leaves the stream open. */
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.writeTo(out);
        }
    }
}
