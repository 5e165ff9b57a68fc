package dev.atelier.runtime.http.answer;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text value in base64, decoded in chunks that fit the processor's caches. White space and JSON escapes are
 * looked for only when the decoder stumbles: vendors hardly ever send them. For one thread.
 */
final class Base64Value implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    private static final String DATA = "data:";

    private final byte[] encoded = new byte[CHUNK];
    private final byte[] decoded = new byte[CHUNK / 4 * 3];
    private final Base64.Decoder decoder = Base64.getDecoder();
    private final ContentSink sink;
    private final MediaType declared;
    private int length;
    private boolean padded;
    private @Nullable ContentWriter writer;

    Base64Value(ContentSink sink, MediaType declared) {
        this.sink = sink;
        this.declared = declared;
    }

    /** Takes the next bytes as they stand between the quotes. */
    void append(byte[] source, int from, int to) {
        int at = from;
        while (at < to) {
            int count = Math.min(to - at, CHUNK - length);
            System.arraycopy(source, at, encoded, length, count);
            length += count;
            at += count;
            if (length == CHUNK) {
                decodeChunk();
            }
        }
    }

    /** The value as it stands, when it is an address and so no base64. */
    Optional<byte[]> address() {
        String start = new String(encoded, 0, Math.min(length, 6), StandardCharsets.ISO_8859_1);
        return writer == null && (start.startsWith("http:") || start.equals("https:"))
                ? Optional.of(Arrays.copyOf(encoded, length))
                : Optional.empty();
    }

    /**
     * Ends the value.
     *
     * @return nothing if it was empty
     */
    Optional<MediaContent> finish() {
        if (length > 0) {
            decodeLast();
        }
        if (writer == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(writer.commit());
        } catch (IOException failed) {
            throw storageFailed(failed);
        }
    }

    private void decodeChunk() {
        open();
        if (length < CHUNK) {
            return;
        }
        if (decode(encoded)) {
            length = 0;
        } else {
            decodePlain();
        }
    }

    /** Decodes what is whole once white space and escapes are gone; the rest waits for more. */
    private void decodePlain() {
        length = Unescaping.compact(encoded, length);
        int whole = (length - Unescaping.openEscape(encoded, length)) / 4 * 4;
        if (!decode(Arrays.copyOf(encoded, whole))) {
            throw notBase64();
        }
        keepFrom(whole);
    }

    private void decodeLast() {
        open();
        if (!decode(Arrays.copyOf(encoded, length))) {
            length = Unescaping.compact(encoded, length);
            if (!decode(Arrays.copyOf(encoded, length))) {
                throw notBase64();
            }
        }
    }

    private boolean decode(byte[] chars) {
        if (chars.length == 0) {
            return true;
        }
        int count;
        try {
            count = decoder.decode(chars, decoded);
        } catch (IllegalArgumentException notYet) {
            return false;
        }
        if (padded && count > 0) {
            return false;
        }
        padded = chars[chars.length - 1] == '=' || chars.length % 4 != 0;
        write(count);
        return true;
    }

    /** Opens the writer once the first bytes tell whether this is a data URL. */
    private void open() {
        if (writer != null) {
            return;
        }
        MediaType type = declared;
        if (new String(encoded, 0, Math.min(length, DATA.length()), StandardCharsets.ISO_8859_1).equals(DATA)) {
            type = dataUrl();
        }
        writer = sink.open(type);
    }

    private MediaType dataUrl() {
        length = Unescaping.compact(encoded, length);
        String start = new String(encoded, 0, Math.min(length, 256), StandardCharsets.ISO_8859_1);
        int comma = start.indexOf(',');
        String head = start.substring(0, Math.max(0, comma)).toLowerCase(Locale.ROOT);
        if (!head.endsWith(";base64")) {
            throw notBase64();
        }
        keepFrom(comma + 1);
        try {
            return MediaType.parse(head.substring(DATA.length()));
        } catch (IllegalArgumentException noType) {
            return declared;
        }
    }

    private void keepFrom(int start) {
        System.arraycopy(encoded, start, encoded, 0, length - start);
        length -= start;
    }

    private void write(int count) {
        try {
            if (writer != null) {
                writer.write(decoded, 0, count);
            }
        } catch (IOException failed) {
            throw storageFailed(failed);
        }
    }

    private static MediaException storageFailed(IOException cause) {
        return new MediaException(ErrorKind.STORAGE_FAILED, "the result cannot be stored", cause);
    }

    private static MediaException notBase64() {
        return AnswerText.malformed("holds a value that should be base64 but is not");
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
