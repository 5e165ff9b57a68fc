package dev.atelier.testkit.vendor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it arrived.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path with the query
 * @param headers names in lower case
 * @param bytes the body, one character for each byte
 */
public record VendorRequest(String method, String path, Map<String, List<String>> headers, String bytes) {
    /** The body as text, decoded as UTF-8. */
    public String body() {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The parts of a multipart/form-data body; nothing when it is no such form. */
    public Optional<List<FormPart>> form() {
        return FormPart.read(header("content-type").orElse(""), bytes);
    }

    /** The value of a parameter in the query, decoded. */
    public Optional<String> query(String name) {
        int mark = path.indexOf('?');
        return Stream.of(mark < 0 ? new String[0] : path.substring(mark + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** The path without the query. */
    public String plainPath() {
        int mark = path.indexOf('?');
        return mark < 0 ? path : path.substring(0, mark);
    }

    /** The same request without its body, when that is long: so much is not worth remembering. */
    VendorRequest brief(int most) {
        return bytes.length() <= most ? this : new VendorRequest(method, path, headers, "");
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Whether method and path, without a query, are these. */
    public boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && otherPath.equals(plainPath());
    }
}
