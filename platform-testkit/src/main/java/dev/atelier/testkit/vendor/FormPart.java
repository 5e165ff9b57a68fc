package dev.atelier.testkit.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a multipart/form-data body (RFC 7578).
 *
 * @param name the field's name
 * @param fileName present for a file
 * @param contentType as sent
 * @param bytes the part's content, one character for each byte
 */
public record FormPart(String name, Optional<String> fileName, Optional<String> contentType, String bytes) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*(.+?)\\s*$");
    private static final String BREAK = "\r\n";

    /** The content as UTF-8 text. */
    public String text() {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    public boolean isFile() {
        return fileName.isPresent();
    }

    /**
     * The parts of a body.
     *
     * @param contentType the request's
     * @param body one character for each byte
     * @return nothing when it is no such form
     */
    static Optional<List<FormPart>> read(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        String mark = "--" + boundary.group(1);
        List<FormPart> parts = new ArrayList<>();
        int from = body.indexOf(mark);
        while (from >= 0 && !body.startsWith("--", from + mark.length())) {
            int head = from + mark.length() + BREAK.length();
            int end = body.indexOf(BREAK + mark, head);
            if (end < 0) {
                return Optional.empty();
            }
            parts.add(part(body.substring(head, end)));
            from = end + BREAK.length();
        }
        return from < 0 ? Optional.empty() : Optional.of(List.copyOf(parts));
    }

    private static FormPart part(String text) {
        int blank = text.indexOf(BREAK + BREAK);
        String head = blank < 0 ? text : text.substring(0, blank);
        String bytes = blank < 0 ? "" : text.substring(blank + 2 * BREAK.length());
        return new FormPart(found(NAME, head).orElse(""), found(FILE_NAME, head), found(TYPE, head), bytes);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
