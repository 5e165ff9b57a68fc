package dev.atelier.web.ops;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.web.http.Body;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Query;
import dev.atelier.web.http.Reply;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was used and what it cost, as JSON or CSV. */
public final class UsageEndpoint {
    private static final List<String> NUMBERS = List.of("calls", "failures", "cached", "micro_usd", "usd");

    private final Slot<UsageReport> usage;
    private final Clock clock;

    private UsageEndpoint(Slot<UsageReport> usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<UsageReport> needed = platform.usage();
        UsageEndpoint endpoint = new UsageEndpoint(needed, Clock.systemUTC());
        return List.of(Endpoint.of("GET", "/ops/usage", Handler.waiting(endpoint::usage), needed));
    }

    private void usage(Exchange exchange) {
        UsageReport.Query query = query(exchange.query());
        List<UsageReport.Row> rows = usage.require().query(query);
        boolean csv = exchange.header("Accept").orElse("").contains("text/csv");
        exchange.answer(csv ? csv(query.groupBy(), rows) : json(query, rows));
    }

    /** The running month unless told otherwise. */
    private UsageReport.Query query(Query query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant from = query.time("from").orElse(start(today.withDayOfMonth(1)));
        Instant to = query.time("to").orElse(start(today.plusDays(1)));
        if (!from.isBefore(to)) {
            throw MediaException.invalid("from", "must be before to, but is " + from + ", and to is " + to);
        }
        List<String> groups = query.text("group_by").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .distinct()
                .toList();
        return new UsageReport.Query(query.integer("customer", 1, Long.MAX_VALUE), from, to, groups);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Reply json(UsageReport.Query query, List<UsageReport.Row> rows) {
        List<Data> usage = rows.stream()
                .map(row -> new Data()
                        .withAll(row.group())
                        .with("calls", row.calls())
                        .with("failures", row.failures())
                        .with("cached", row.cached())
                        .with("cost", CustomerView.money(row.cost())))
                .toList();
        return Envelope.ok(
                new Data().with("from", query.from()).with("to", query.to()).with("usage", usage));
    }

    private static Reply csv(List<String> groups, List<UsageReport.Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line(Stream.concat(groups.stream(), NUMBERS.stream())));
        for (UsageReport.Row row : rows) {
            lines.add(line(Stream.concat(
                    groups.stream().map(group -> row.group().getOrDefault(group, "")),
                    Stream.of(
                            row.calls(),
                            row.failures(),
                            row.cached(),
                            row.cost().amount(),
                            row.cost().toDecimal()))));
        }
        byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        return Reply.of(200, Body.bytes("text/csv; charset=utf-8", bytes));
    }

    /** As RFC 4180 has it. */
    private static String line(Stream<?> values) {
        return values.map(String::valueOf)
                        .map(text -> text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\r\n";
    }
}
