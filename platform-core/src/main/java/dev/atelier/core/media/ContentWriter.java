package dev.atelier.core.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Bytes being written to a store. For one thread. A store that fails throws a {@link
 * dev.atelier.core.error.MediaException} of kind {@code STORAGE_FAILED} from any method, so that it is not taken for a
 * source that fails.
 */
public abstract class ContentWriter extends OutputStream {
    /**
     * Ends the writing without making anything readable yet, and names the bytes, so that they can be guarded from being
     * deleted before they are committed. May be left out, and called again.
     *
     * @return nothing where the store cannot tell before the commit
     * @throws IOException if the store fails
     */
    public Optional<Digest> seal() throws IOException {
        return Optional.empty();
    }

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
