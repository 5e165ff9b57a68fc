package dev.atelier.web.json;

import dev.atelier.core.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A request's JSON object, and the media that were part of it.
 *
 * @param values the object
 * @param inline the media that were too long to be text
 */
public record JsonBody(Parameters values, InlineFiles inline) implements AutoCloseable {
    /**
     * Reads a body to its end.
     *
     * @param length bytes, or -1 when not known before they are read
     * @throws dev.atelier.core.error.MediaException of kind {@code INVALID_REQUEST} saying where the body is wrong
     * @throws IOException if it cannot be read
     */
    public static JsonBody read(InputStream body, long length) throws IOException {
        if (length >= 0 && length <= InlineFiles.SHORT) {
            return of(JsonReader.object(body));
        }
        InlineFiles inline = new InlineFiles(body);
        try {
            return new JsonBody(JsonReader.object(inline), inline);
        } catch (IOException | RuntimeException e) {
            inline.close();
            throw e;
        }
    }

    /** A body that came in another form and holds no media. */
    public static JsonBody of(Parameters values) {
        return new JsonBody(values, InlineFiles.none());
    }

    /** Deletes the media's files. */
    @Override
    public void close() {
        try {
            inline.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
