package dev.atelier.runtime.http.body;

import dev.atelier.core.http.HttpBody;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Forms as multipart/form-data (RFC 7578), names written as browsers do (WHATWG HTML, section 4.10.21.8). */
final class MultipartBody {
    private MultipartBody() {}

    static String boundary() {
        return "atelier-" + UUID.randomUUID();
    }

    static List<Segment> segments(HttpBody.Multipart form, String boundary) {
        List<Segment> segments = new ArrayList<>();
        for (HttpBody.Part part : form.parts()) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(part.name()) + '"';
            if (part instanceof HttpBody.Part.File file) {
                segments.add(Segment.text(head + "; filename=\"" + quoted(file.fileName()) + "\"\r\nContent-Type: "
                        + file.content().type() + "\r\n\r\n"));
                segments.add(Segment.raw(file.content()));
                segments.add(Segment.text("\r\n"));
            } else if (part instanceof HttpBody.Part.Field field) {
                segments.add(Segment.text(head + "\r\n\r\n" + field.value() + "\r\n"));
            }
        }
        segments.add(Segment.text("--" + boundary + "--\r\n"));
        return segments;
    }

    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
