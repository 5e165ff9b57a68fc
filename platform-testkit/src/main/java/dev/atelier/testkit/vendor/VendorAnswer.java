package dev.atelier.testkit.vendor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param length bytes of the body; -1 when not known, it is sent in chunks then
 * @param body writes the body, while it is sent
 */
public record VendorAnswer(int status, Map<String, String> headers, long length, Body body) {
    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public VendorAnswer {
        headers = Map.copyOf(headers);
    }

    public static VendorAnswer json(int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new VendorAnswer(
                status, Map.of("Content-Type", "application/json"), bytes.length, out -> out.write(bytes));
    }

    public VendorAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new VendorAnswer(status, more, length, body);
    }

    public VendorAnswer withBody(Body other) {
        return new VendorAnswer(status, headers, length, other);
    }
}
