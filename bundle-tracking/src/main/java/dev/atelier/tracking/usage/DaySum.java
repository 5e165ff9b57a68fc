package dev.atelier.tracking.usage;

import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.account.Calendar;
import dev.atelier.tracking.table.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What events add to one row of a day's sums. */
record DaySum(Row row, long calls, long failures, long hits, long cost) {
    /** Which row. Who writes several keeps to their order, so that two who do never wait for each other. */
    private record Row(LocalDate day, long customer, String operation, String provider, String model) {
        static final Comparator<Row> ORDER = Comparator.comparing(Row::day)
                .thenComparing(Row::customer)
                .thenComparing(Row::operation)
                .thenComparing(Row::provider)
                .thenComparing(Row::model);
    }

    static LocalDate dayOf(UsageEvent event) {
        return Calendar.dayOf(event.at());
    }

    static List<DaySum> of(Collection<Booked> rows) {
        Map<Row, DaySum> sums = new LinkedHashMap<>();
        rows.forEach(booked -> sums.merge(rowOf(booked.event()), one(booked), DaySum::plus));
        List<DaySum> sorted = new ArrayList<>(sums.values());
        sorted.sort(Comparator.comparing(DaySum::row, Row.ORDER));
        return sorted;
    }

    private static Row rowOf(UsageEvent event) {
        return new Row(dayOf(event), event.customerId(), event.operation(), event.provider(), event.model());
    }

    private static DaySum one(Booked booked) {
        UsageEvent event = booked.event();
        return new DaySum(
                rowOf(event),
                booked.calls(),
                event.outcome().equals("succeeded") ? 0 : booked.calls(),
                event.cached() ? booked.calls() : 0,
                event.cost().amount());
    }

    private DaySum plus(DaySum more) {
        return new DaySum(
                row, calls + more.calls, failures + more.failures, hits + more.hits, Math.addExact(cost, more.cost));
    }

    /** @return false if somebody has begun the same row at the same time: all must be undone and tried again */
    boolean add(Connection connection) throws SQLException {
        Object[] values = {
            calls, failures, hits, cost, row.day(), row.customer(), row.operation(), row.provider(), row.model()
        };
        return Sql.update(
                                connection,
                                "update usage_day set calls = calls + ?, failures = failures + ?,"
                                        + " cached_calls = cached_calls + ?, cost = cost + ?"
                                        + " where used_on = ? and customer_id = ? and operation = ? and provider = ?"
                                        + " and model = ?",
                                values)
                        == 1
                || Sql.insert(
                        connection,
                        "insert into usage_day (calls, failures, cached_calls, cost, used_on, customer_id, operation,"
                                + " provider, model) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values);
    }
}
