package dev.atelier.core.media;

import java.io.IOException;
import java.io.InputStream;

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
     * Opens the bytes from the first on. The caller closes the stream.
     *
     * @throws IOException if the store cannot be read
     */
    InputStream open() throws IOException;
}
