package dev.atelier.web.studio;

import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** The bytes of a data URL, decoded as they are read. For one thread. */
final class DataUrlStream extends InputStream {
    private final InputStream decoded;
    private final String field;

    /** @param from where the base64 begins */
    DataUrlStream(String text, int from, String field) {
        this.decoded = Base64.getMimeDecoder().wrap(new Characters(text, from));
        this.field = field;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return decoded.read(buffer, offset, length);
        } catch (IOException e) {
            throw MediaException.invalid(field, "holds broken base64: " + e.getMessage());
        }
    }

    /** A text's characters as bytes, without a second copy of it. */
    private static final class Characters extends InputStream {
        private final String text;
        private int next;

        Characters(String text, int from) {
            this.text = text;
            this.next = from;
        }

        @Override
        public int read() {
            return next < text.length() ? text.charAt(next++) & 0xff : -1;
        }

        @Override
        @SuppressWarnings("deprecation") // Base64 is Latin-1, which is what this method is right for.
        public int read(byte[] buffer, int offset, int length) {
            int n = Math.min(length, text.length() - next);
            if (n <= 0) {
                return length == 0 ? 0 : -1;
            }
            text.getBytes(next, next + n, buffer, offset);
            next += n;
            return n;
        }
    }
}
