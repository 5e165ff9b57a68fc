package dev.atelier.web.json;

import java.io.IOException;
import java.io.InputStream;

/** The rest of a JSON string, its escapes resolved, as far as base64 needs them. For one thread. */
final class JsonText extends InputStream {
    private final LookAhead json;
    private boolean ended;
    private boolean closed;

    JsonText(LookAhead json) {
        this.json = json;
    }

    /** Whether the string's closing quote was met; false where the JSON broke off. */
    boolean closed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        int next = json.next();
        ended = next < 0 || next == '"';
        closed = next == '"';
        if (ended) {
            return -1;
        }
        return next == '\\' ? escaped() : next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int plain = ended ? 0 : json.plain(buffer, offset, length);
        if (plain > 0 || length == 0) {
            return plain;
        }
        int next = read();
        buffer[offset] = (byte) next;
        return next < 0 ? -1 : 1;
    }

    /** Some encoders escape the slash, others the plus sign by its number; of the rest base64 has nothing. */
    private int escaped() throws IOException {
        int letter = json.next();
        if (letter != 'u') {
            return letter == '/' ? '/' : '\n';
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            digits.append((char) json.next());
        }
        try {
            return Integer.parseInt(digits.toString(), 16) & 0x7f;
        } catch (NumberFormatException broken) {
            return '\n';
        }
    }
}
