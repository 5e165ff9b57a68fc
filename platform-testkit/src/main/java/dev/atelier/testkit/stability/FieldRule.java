package dev.atelier.testkit.stability;

import dev.atelier.testkit.stability.json.StabilityError;
import dev.atelier.testkit.vendor.FormPart;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one field of a form may hold.
 *
 * @param name the vendor's name
 * @param required whether it must be there
 * @param type {@code text}, {@code int}, {@code num}, {@code one}, {@code flag}, {@code image} or {@code audio}
 * @param allowed bounds or choices
 */
record FieldRule(String name, boolean required, String type, List<String> allowed) {
    private static final Pattern FORM = Pattern.compile("([a-z_]+)(!?):([a-z]+)(?:\\((.*)\\))?");

    /** Reads {@code name!:int(0..5)}, {@code name:one(a|b)}, {@code name:image}; the mark means required. */
    static FieldRule of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no rule: " + text);
        }
        String allowed = form.group(4) == null ? "" : form.group(4);
        return new FieldRule(
                form.group(1), !form.group(2).isEmpty(), form.group(3), List.of(allowed.split("\\.\\.|\\|")));
    }

    boolean isFile() {
        return type.equals("image") || type.equals("audio");
    }

    void check(FormPart part) {
        if (isFile() != part.isFile()) {
            throw StabilityError.field(name, isFile() ? "must be a file" : "must be text, not a file");
        }
        String value = part.text();
        switch (type) {
            case "text" -> demand(within(value.codePointCount(0, value.length())), "must be a text of length");
            case "int" -> demand(value.matches("-?\\d{1,12}") && within(Double.parseDouble(value)), "must be in");
            case "num" ->
                demand(value.matches("-?\\d{1,12}(\\.\\d+)?") && within(Double.parseDouble(value)), "must be in");
            case "one" -> demand(allowed.contains(value), "must be one of");
            case "flag" -> demand(value.equals("true") || value.equals("false"), "must be true or false");
            case "image" -> demand(isImage(part.bytes()), "must be a png, jpeg or webp");
            default -> demand(part.bytes().length() > 100, "must be a sound");
        }
    }

    private boolean within(double value) {
        return value >= Double.parseDouble(allowed.get(0)) && value <= Double.parseDouble(allowed.get(1));
    }

    private void demand(boolean met, String words) {
        if (!met) {
            throw StabilityError.field(name, words + " " + String.join(", ", allowed));
        }
    }

    private static boolean isImage(String bytes) {
        return bytes.startsWith("\u0089PNG")
                || bytes.startsWith("\u00ff\u00d8\u00ff")
                || (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8));
    }
}
