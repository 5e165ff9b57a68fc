package dev.atelier.deployer.record;

import dev.atelier.core.deploy.DeploymentRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the book's lines, objects of texts and numbers, so that the deployer depends on no JSON library. */
final class FlatJson {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(-?\\d+))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

    private FlatJson() {}

    static Map<String, String> parse(String line) {
        if (!line.startsWith("{") || !line.endsWith("}")) {
            throw new IllegalArgumentException("not a whole object");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : plain(field.group(2)));
        }
        return fields;
    }

    static DeploymentRecord record(Map<String, String> fields) {
        return new DeploymentRecord(
                Instant.parse(required(fields, "at")),
                required(fields, "who"),
                required(fields, "action"),
                required(fields, "name"),
                Optional.ofNullable(fields.get("version")),
                Optional.ofNullable(fields.get("digest")),
                required(fields, "outcome"),
                Optional.ofNullable(fields.get("reason")),
                Long.parseLong(fields.getOrDefault("millis", "0")));
    }

    private static String required(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(escape -> Matcher.quoteReplacement(sign(escape.group(1))));
    }

    private static String sign(String escape) {
        return switch (escape.charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> escape.length() == 5 ? String.valueOf((char) Integer.parseInt(escape.substring(1), 16)) : "u";
            default -> escape;
        };
    }
}
