package dev.atelier.runtime.http.answer;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows up to a bound, since a vendor may send anything. For one thread. */
public final class AnswerText implements LineText {
    static final int LIMIT = 8 << 20;
    private static final int CHUNK = 16 << 10;

    private final int limit;
    private byte[] bytes = new byte[1 << 10];
    private int length;

    AnswerText(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a stream to its end as UTF-8.
     *
     * @throws MediaException of kind {@code MALFORMED_ANSWER} if it is longer than 8 MiB
     */
    public static String read(InputStream in) throws IOException {
        AnswerText text = new AnswerText(LIMIT);
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            text.append(chunk, 0, count);
        }
        return text.toString();
    }

    @Override
    public void append(byte[] source, int from, int to) {
        int needed = length + to - from;
        if (needed > limit) {
            throw malformed("holds more than " + (limit >> 20) + " MiB of text");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        System.arraycopy(source, from, bytes, length, to - from);
        length = needed;
    }

    void append(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    @Override
    public String takeLine() {
        String line = toString();
        length = 0;
        return line;
    }

    int length() {
        return length;
    }

    String substring(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return substring(0, length);
    }

    static MediaException malformed(String problem) {
        return new MediaException(ErrorKind.MALFORMED_ANSWER, "the answer " + problem);
    }
}
