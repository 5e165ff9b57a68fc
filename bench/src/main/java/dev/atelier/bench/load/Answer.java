package dev.atelier.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer read whole. */
public final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The bytes as they came; not to be changed. */
    public byte[] body() {
        return body;
    }

    public boolean ok() {
        return status / 100 == 2;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first text or number under a name, at any depth of the JSON; empty when there is none. */
    public String value(String name) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\]]*)").matcher(text());
        return member.find() ? member.group(1) : "";
    }

    /** The texts of the first list under a name. */
    public List<String> values(String name) {
        Matcher list =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\\[([^\\]]*)\\]").matcher(text());
        List<String> values = new ArrayList<>();
        if (list.find()) {
            Matcher value = Pattern.compile("\"([^\"]*)\"").matcher(list.group(1));
            while (value.find()) {
                values.add(value.group(1));
            }
        }
        return values;
    }
}
