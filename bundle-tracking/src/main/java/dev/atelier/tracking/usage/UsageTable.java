package dev.atelier.tracking.usage;

import dev.atelier.core.Parameters;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the books: events and the days' sums in one transaction, once for each call. Safe for any threads. */
@Component(service = UsageTable.class)
public final class UsageTable {
    private static final String INSERT =
            "insert into usage_event (call_id, ended_at, used_on, customer_id, operation, provider, model,"
                    + " parameters_digest, output_bytes, took_millis, cost, cached, outcome, labels, calls)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Tables tables;

    @Activate
    public UsageTable(@Reference Tables tables) {
        this.tables = tables;
    }

    /** What is done in the transaction in which a call is booked. */
    @FunctionalInterface
    public interface Along {
        void with(Connection connection, UsageEvent event) throws SQLException;
    }

    /** Books and does something else, both or neither; only that where the row was booked before. */
    public void record(Booked row, Along along) {
        while (!tables.open().transaction(connection -> book(connection, row, along))) {
            // Somebody has begun the same day's row at the same time: this time it is found.
            Thread.onSpinWait();
        }
    }

    /** @return false if it must be tried again */
    private static boolean book(Connection connection, Booked row, Along along) throws SQLException {
        along.with(connection, row.event());
        boolean isNew = Sql.insert(connection, INSERT, values(row));
        if (isNew && add(connection, List.of(row))) {
            return true;
        }
        connection.rollback();
        if (!isNew) {
            along.with(connection, row.event());
        }
        return !isNew;
    }

    /** All in one transaction; one by one where that cannot be, because some were booked before for example. */
    public void record(List<Booked> rows, Along along) {
        if (!tables.open().transaction(connection -> book(connection, rows, along))) {
            rows.forEach(row -> record(row, along));
        }
    }

    /** @return false if nothing was booked */
    private static boolean book(Connection connection, List<Booked> rows, Along along) throws SQLException {
        for (Booked row : rows) {
            along.with(connection, row.event());
        }
        boolean booked = Sql.insertAll(
                        connection,
                        INSERT,
                        rows.stream().map(UsageTable::values).toList())
                && add(connection, rows);
        if (!booked) {
            connection.rollback();
        }
        return booked;
    }

    private static boolean add(Connection connection, List<Booked> rows) throws SQLException {
        for (DaySum sum : DaySum.of(rows)) {
            if (!sum.add(connection)) {
                return false;
            }
        }
        return true;
    }

    private static Object[] values(Booked row) {
        UsageEvent event = row.event();
        return new Object[] {
            event.id().value(),
            event.at().atOffset(ZoneOffset.UTC),
            DaySum.dayOf(event),
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
            Parameters.of(event.labels()).canonical(),
            row.calls()
        };
    }
}
