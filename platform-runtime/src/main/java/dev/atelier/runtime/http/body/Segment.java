package dev.atelier.runtime.http.body;

import dev.atelier.core.media.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A stretch of a request body.
 *
 * @param length in bytes
 * @param source opens it, any number of times
 */
record Segment(long length, Source source) {
    /** Opens a segment. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    static Segment text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Segment(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static Segment raw(MediaContent content) {
        return new Segment(content.length(), content::open);
    }

    static Segment base64(MediaContent content) {
        return new Segment((content.length() + 2) / 3 * 4, () -> new Base64Stream(content.open()));
    }
}
