package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Puts the body of an answer into a sink while it arrives, and tells a broken answer from a broken store. */
final class MediaStore {
    private static final int CHUNK = 16 << 10;

    private final Limits limits;

    MediaStore(Limits limits) {
        this.limits = limits;
    }

    /**
     * Stores a body.
     *
     * @throws IOException if the answer breaks off
     * @throws MediaException of kind {@code STORAGE_FAILED}, or as the limits say
     */
    MediaContent store(HttpResponse<AnswerStream> response, ContentSink sink) throws IOException {
        if (response.headers().firstValueAsLong("content-length").orElse(0) > limits.bytes()) {
            throw tooLarge();
        }
        try (ContentWriter writer = sink.open(type(response))) {
            byte[] chunk = new byte[CHUNK];
            long length = 0;
            for (int count = response.body().read(chunk);
                    count >= 0;
                    count = response.body().read(chunk)) {
                length += count;
                if (length > limits.bytes()) {
                    throw tooLarge();
                }
                write(writer, chunk, count);
            }
            return commit(writer);
        }
    }

    private static void write(ContentWriter writer, byte[] chunk, int count) {
        try {
            writer.write(chunk, 0, count);
        } catch (IOException failed) {
            throw storageFailed(failed);
        }
    }

    private static MediaContent commit(ContentWriter writer) {
        try {
            return writer.commit();
        } catch (IOException failed) {
            throw storageFailed(failed);
        }
    }

    private static MediaType type(HttpResponse<AnswerStream> response) {
        try {
            return response.headers()
                    .firstValue("content-type")
                    .map(MediaType::parse)
                    .orElse(MediaType.BINARY);
        } catch (IllegalArgumentException noType) {
            return MediaType.BINARY;
        }
    }

    private static MediaException storageFailed(IOException cause) {
        return new MediaException(ErrorKind.STORAGE_FAILED, "what was received cannot be stored", cause);
    }

    private MediaException tooLarge() {
        return new MediaException(limits.tooLarge(), "the file is larger than " + limits.bytes() + " bytes");
    }
}
