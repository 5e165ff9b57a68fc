package dev.atelier.web.http;

import dev.atelier.core.media.MediaContent;
import dev.atelier.web.json.JsonDocument;
import dev.atelier.web.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer carries.
 *
 * @param type the Content-Type
 * @param length bytes, or -1 when not known before they are written
 * @param writer writes them
 */
public record Body(String type, long length, Writer writer) {
    private static final int BUFFER = 64 * 1024;
    /** What is no longer goes into the connection's buffers whole, and needs no thread that may wait. */
    private static final int LARGE = BUFFER / 2;

    private static final String JSON = "application/json";

    /** Writes the bytes of a body. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Body json(@Nullable Object tree) {
        JsonDocument document = JsonWriter.document(tree);
        return document.length() > LARGE
                ? new Body(JSON, document.length(), document::writeTo)
                : bytes(JSON, document.bytes());
    }

    public static Body bytes(String type, byte[] bytes) {
        return new Body(type, bytes.length, out -> out.write(bytes));
    }

    /** A stretch of stored bytes, opened when it is written. */
    public static Body content(MediaContent content, long from, long length) {
        return new Body(content.type().toString(), length, out -> copy(content, from, length, out));
    }

    /** All of it, where its length is known. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) Math.max(length, 0)) {
            @Override
            public byte[] toByteArray() {
                return count == buf.length ? buf : super.toByteArray();
            }
        };
        writer.writeTo(all);
        return all.toByteArray();
    }

    /** Whether writing may have to wait for the client. */
    boolean large() {
        return length < 0 || length > LARGE;
    }

    private static void copy(MediaContent content, long from, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(length, BUFFER))];
        try (InputStream in = content.open()) {
            in.skipNBytes(from);
            for (long left = length; left > 0; ) {
                int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    throw new IOException("the stored bytes end " + left + " early");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }
}
