package dev.atelier.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.output.DeferredFileOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * Bytes on their way, which can be sent as often as it takes: in memory while they are few, else in a file, so that many
 * large uploads at once take no heap. For one thread.
 */
final class Part implements AutoCloseable {
    private static final int IN_MEMORY = 64 * 1024;
    private static final String TYPE = "application/octet-stream";

    private final DeferredFileOutputStream bytes;
    private long length;

    /** @param folder for the file */
    Part(Path folder) throws IOException {
        this.bytes = DeferredFileOutputStream.builder()
                .setThreshold(IN_MEMORY)
                .setPrefix("part")
                .setSuffix(".s3")
                .setDirectory(folder.toFile())
                .get();
    }

    void write(byte[] source, int offset, int count) throws IOException {
        bytes.write(source, offset, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** Ends the writing. */
    void seal() throws IOException {
        bytes.close();
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(ContentStreamProvider.fromInputStreamSupplier(this::open), length, TYPE);
    }

    private InputStream open() {
        try {
            return bytes.toInputStream();
        } catch (IOException failed) {
            throw new UncheckedIOException("a part on its way to the asset store cannot be read", failed);
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
            Path file = bytes.getPath();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftOver) {
            // Harmless: what is left is cleared at the next start.
        }
    }
}
