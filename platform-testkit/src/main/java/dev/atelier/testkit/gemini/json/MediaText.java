package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Writes media as base64 into JSON, past the generator, so that none is ever held as text. */
final class MediaText {
    private MediaText() {}

    /**
     * Writes one member.
     *
     * @param out what the generator writes to
     */
    static void write(JsonGenerator json, OutputStream out, String name, VendorAnswer.Body media) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue("\"");
        json.flush();
        try (OutputStream encoder = Base64.getEncoder().wrap(new Open(out))) {
            media.writeTo(encoder);
        }
        json.writeRaw('"');
    }

    /** Stays open when the encoder ends. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
