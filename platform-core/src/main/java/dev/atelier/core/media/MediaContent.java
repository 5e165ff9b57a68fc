package dev.atelier.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Bytes that lie in some store: their type, length and digest are known, and they can be read any number of times.
 * Never a byte array: a video may be larger than the heap. Safe for use by any number of threads.
 */
public interface MediaContent {
    /** What the bytes are, judged by the bytes where they tell, else as declared by their maker. */
    MediaType type();

    /** The number of bytes. */
    long length();

    /** The SHA-256 of the bytes. */
    Digest digest();

    /**
     * Opens the bytes from the first on. The caller closes the stream. Skipping costs next to nothing, so that a range is
     * read by skipping to it.
     *
     * @throws IOException if the store cannot be read
     */
    InputStream open() throws IOException;

    /**
     * An address at which anybody can fetch the bytes for a while, where the store hands out such addresses and is set to.
     * Whoever asks has checked that the one who gets it may have the bytes.
     *
     * @param disposition what the answer there says as Content-Disposition (RFC 6266)
     */
    default Optional<URI> address(String disposition) {
        return Optional.empty();
    }
}
