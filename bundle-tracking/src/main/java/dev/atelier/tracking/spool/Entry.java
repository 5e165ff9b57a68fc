package dev.atelier.tracking.spool;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.usage.Booked;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that is to be booked, as a line: its kind and its values, %-encoded, with tabs between them. */
sealed interface Entry {
    /** A call that was let pass without asking. */
    record Reserve(CallId call, long customer, String group, MicroDollars price, Instant at) implements Entry {}

    record Settle(CallId call, MicroDollars cost) implements Entry {}

    record Calls(Booked row) implements Entry {}

    /** What the line of calls begins with. */
    String CALLS = "calls\t";

    /** How many values the line of calls has before their labels. */
    int BEFORE_LABELS = 14;

    default String line() {
        StringBuilder line = new StringBuilder(256);
        for (Object field : fields()) {
            line.append(line.isEmpty() ? "" : "\t").append(encoded(field.toString()));
        }
        return line.toString();
    }

    private static String encoded(String text) {
        // Nearly all values are plain, and looking costs less than encoding.
        for (int i = 0; i < text.length(); i++) {
            if (!plain(text.charAt(i))) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    private static boolean plain(char c) {
        return c > ' ' && c < 0x7f && c != '%' && c != '+';
    }

    private List<Object> fields() {
        if (this instanceof Reserve reserve) {
            return List.of(
                    "reserve",
                    reserve.call(),
                    reserve.customer(),
                    reserve.group(),
                    reserve.price().amount(),
                    reserve.at());
        } else if (this instanceof Settle settle) {
            return List.of("settle", settle.call(), settle.cost().amount());
        }
        return fields(((Calls) this).row());
    }

    private static List<Object> fields(Booked row) {
        UsageEvent event = row.event();
        List<Object> fields = new ArrayList<>();
        fields.addAll(List.of("calls", row.calls()));
        fields.addAll(List.of(
                event.id(),
                event.at(),
                event.customerId(),
                event.operation(),
                event.provider(),
                event.model(),
                event.parametersDigest(),
                event.bytes(),
                event.took(),
                event.cost().amount(),
                event.cached(),
                event.outcome()));
        event.labels().forEach((name, value) -> fields.addAll(List.of(name, value)));
        return fields;
    }

    /** @throws RuntimeException of any kind for a line that is none of ours, or was cut short */
    static Entry of(String line) {
        List<String> values = List.of(line.split("\t", -1)).stream()
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
        return switch (values.get(0)) {
            case "reserve" ->
                new Reserve(
                        new CallId(values.get(1)),
                        Long.parseLong(values.get(2)),
                        values.get(3),
                        amount(values.get(4)),
                        Instant.parse(values.get(5)));
            case "settle" -> new Settle(new CallId(values.get(1)), amount(values.get(2)));
            // As lines of one call were written once: such a file may still wait.
            case "event" -> new Calls(Booked.once(event(values)));
            case "calls" ->
                new Calls(new Booked(event(values.subList(1, values.size())), Long.parseLong(values.get(1))));
            default -> throw new IllegalArgumentException("no such entry");
        };
    }

    private static UsageEvent event(List<String> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = BEFORE_LABELS - 1; i < values.size(); i += 2) {
            labels.put(values.get(i), values.get(i + 1));
        }
        return new UsageEvent(
                new CallId(values.get(1)),
                Instant.parse(values.get(2)),
                Long.parseLong(values.get(3)),
                values.get(4),
                values.get(5),
                values.get(6),
                values.get(7),
                Long.parseLong(values.get(8)),
                Duration.parse(values.get(9)),
                amount(values.get(10)),
                Boolean.parseBoolean(values.get(11)),
                values.get(12),
                labels);
    }

    private static MicroDollars amount(String text) {
        return new MicroDollars(Long.parseLong(text));
    }
}
