package dev.atelier.runtime.asset.disk;

import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Copies a stream into a writer, telling a source that breaks off from a store that fails. */
public final class Copy {
    private static final int BUFFER = 32 * 1024;

    private Copy() {}

    /**
     * Copies to the end, commits, and closes both.
     *
     * @throws UncheckedIOException if the source cannot be read
     */
    public static MediaContent whole(InputStream source, ContentWriter writer) {
        try (source;
                writer) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(source, buffer); count >= 0; count = read(source, buffer)) {
                writer.write(buffer, 0, count);
            }
            return writer.commit();
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    private static int read(InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException brokeOff) {
            throw new UncheckedIOException("the bytes broke off: " + brokeOff.getMessage(), brokeOff);
        }
    }
}
