package dev.atelier.runtime.http.body;

import dev.atelier.core.http.HttpBody;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON in which marks stand for media. */
final class JsonBody {
    /** A whole text value: within a string both quotes would be escaped, and a name is followed by a colon. */
    private static final Pattern MARK = Pattern.compile("(?<!\\\\)\"(data:)?content:(\\d{1,4})\"(?!\\s*:)");

    private JsonBody() {}

    static List<Segment> segments(HttpBody.Json json) {
        List<Segment> segments = new ArrayList<>();
        Matcher mark = MARK.matcher(json.text());
        int end = 0;
        while (mark.find()) {
            int index = Integer.parseInt(mark.group(2));
            if (index < json.contents().size()) {
                String prefix = mark.group(1) == null
                        ? ""
                        : "data:" + json.contents().get(index).type() + ";base64,";
                segments.add(Segment.text(json.text().substring(end, mark.start() + 1) + prefix));
                segments.add(Segment.base64(json.contents().get(index)));
                end = mark.end() - 1;
            }
        }
        segments.add(Segment.text(json.text().substring(end)));
        return segments;
    }
}
