package dev.atelier.tracking.usage;

import dev.atelier.core.Parameters;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.account.Calendar;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the books: an event and the day's sums in one transaction, once for each call. Safe for any threads. */
@Component(service = UsageTable.class)
public final class UsageTable {
    private final Tables tables;

    @Activate
    public UsageTable(@Reference Tables tables) {
        this.tables = tables;
    }

    public void record(UsageEvent event) {
        while (!tables.open().transaction(connection -> book(connection, event))) {
            // Somebody has begun the same day's row at the same time: this time it is found.
            Thread.onSpinWait();
        }
    }

    /** @return false if it must be tried again */
    private static boolean book(Connection connection, UsageEvent event) throws SQLException {
        if (!insert(connection, event)) {
            connection.rollback();
            return true;
        } else if (addToDay(connection, event) || beginDay(connection, event)) {
            return true;
        }
        connection.rollback();
        return false;
    }

    private static boolean insert(Connection connection, UsageEvent event) throws SQLException {
        return Sql.insert(
                connection,
                "insert into usage_event (call_id, ended_at, used_on, customer_id, operation, provider, model,"
                        + " parameters_digest, output_bytes, took_millis, cost, cached, outcome, labels)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.id().value(),
                event.at().atOffset(ZoneOffset.UTC),
                day(event),
                event.customerId(),
                event.operation(),
                event.provider(),
                event.model(),
                event.parametersDigest(),
                event.bytes(),
                event.took().toMillis(),
                event.cost().amount(),
                event.cached(),
                event.outcome(),
                Parameters.of(event.labels()).canonical());
    }

    private static boolean addToDay(Connection connection, UsageEvent event) throws SQLException {
        return Sql.update(
                        connection,
                        "update usage_day set calls = calls + 1, failures = failures + ?,"
                                + " cached_calls = cached_calls + ?, cost = cost + ?"
                                + " where used_on = ? and customer_id = ? and operation = ? and provider = ?"
                                + " and model = ?",
                        failure(event),
                        cached(event),
                        event.cost().amount(),
                        day(event),
                        event.customerId(),
                        event.operation(),
                        event.provider(),
                        event.model())
                == 1;
    }

    private static boolean beginDay(Connection connection, UsageEvent event) throws SQLException {
        return Sql.insert(
                connection,
                "insert into usage_day (failures, cached_calls, cost, used_on, customer_id, operation, provider, model,"
                        + " calls) values (?, ?, ?, ?, ?, ?, ?, ?, 1)",
                failure(event),
                cached(event),
                event.cost().amount(),
                day(event),
                event.customerId(),
                event.operation(),
                event.provider(),
                event.model());
    }

    private static LocalDate day(UsageEvent event) {
        return Calendar.dayOf(event.at());
    }

    private static int failure(UsageEvent event) {
        return event.outcome().equals("succeeded") ? 0 : 1;
    }

    private static int cached(UsageEvent event) {
        return event.cached() ? 1 : 0;
    }
}
