package dev.atelier.core.media;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes being written to a store. For one thread. A store that fails throws a {@link
 * dev.atelier.core.error.MediaException} of kind {@code STORAGE_FAILED} from any method, so that it is not taken for a
 * source that fails.
 */
public abstract class ContentWriter extends OutputStream {
    /**
     * Ends the writing and makes the bytes readable, all at once.
     *
     * @return the stored bytes with their digest
     * @throws IOException if the store fails; nothing is kept then
     */
    public abstract MediaContent commit() throws IOException;

    /** Discards what was written, unless it was committed. */
    @Override
    public abstract void close();
}
