package dev.atelier.core.media;

import java.io.InputStream;

/** Where a result's bytes go while they arrive: hashed on the way, never held in memory. Safe for many threads. */
public interface ContentSink {
    /**
     * Opens a place for new bytes. Closing the writer before {@link ContentWriter#commit} discards what was written.
     *
     * @param declared the type the maker claims; the bytes' own signature wins where it says otherwise
     * @throws dev.atelier.core.error.MediaException of kind {@code STORAGE_FAILED}
     */
    ContentWriter open(MediaType declared);

    /**
     * Copies a stream to its end and closes it.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code STORAGE_FAILED} if it cannot be written, or of the
     *     kind that the stream's reading threw
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    MediaContent store(MediaType declared, InputStream bytes);
}
