package dev.atelier.testkit.stability.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;

/** A file as base64 in JSON, encoded while it is sent. */
public final class MediaJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private MediaJson() {}

    /**
     * The JSON form of an answer that is a file.
     *
     * @param name of the member that holds the file: {@code image}, {@code audio}, {@code result}
     * @param file as it is answered in binary, with its headers {@code seed} and {@code finish-reason}
     */
    public static VendorAnswer of(String name, VendorAnswer file) {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json; type=" + file.headers().get("Content-Type"));
        return new VendorAnswer(200, headers, -1, out -> write(name, file, out));
    }

    private static void write(String name, VendorAnswer file, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeFieldName(name);
            json.writeRawValue("\"");
            json.flush();
            base64(file, out);
            json.writeRaw('"');
            json.writeNumberField("seed", Long.parseLong(file.headers().get("seed")));
            json.writeStringField("finish_reason", file.headers().get("finish-reason"));
            json.writeEndObject();
        }
    }

    /** Past the generator, so that no file is ever held as text. */
    private static void base64(VendorAnswer file, OutputStream out) throws IOException {
        OutputStream open = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        try (OutputStream encoder = Base64.getEncoder().wrap(open)) {
            file.body().writeTo(encoder);
        }
    }
}
