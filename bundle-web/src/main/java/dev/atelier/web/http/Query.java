package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields after the question mark; of a field given twice the last holds, an empty one counts as absent. */
public final class Query {
    private final Map<String, String> fields = new HashMap<>();

    Query(@Nullable String text) {
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public boolean flag(String name) {
        String value = fields.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw MediaException.invalid(name, "must be true or false, but is \"" + value + "\"");
        }
        return value.equals("true");
    }

    public OptionalLong integer(String name, long min, long max) {
        String value = fields.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException noInteger) {
            // answered below, like a number out of range
        }
        throw MediaException.invalid(name, "must be a whole number " + min + ".." + max + ", but is \"" + value + "\"");
    }

    /** A moment: ISO 8601, as a time with a zone or as a day in UTC. */
    public Optional<Instant> time(String name) {
        return text(name).map(value -> {
            try {
                return value.length() == 10
                        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(value);
            } catch (DateTimeException e) {
                throw MediaException.invalid(
                        name, "must be like 2026-11-20 or 2026-11-20T22:00:00Z, but is \"" + value + "\"");
            }
        });
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MediaException(ErrorKind.INVALID_REQUEST, "the address holds a broken %-escape: " + text, e);
        }
    }
}
