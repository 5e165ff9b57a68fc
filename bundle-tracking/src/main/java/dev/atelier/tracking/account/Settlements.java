package dev.atelier.tracking.account;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Settles after a call: one transaction keyed by the call's id, so that it takes effect once however often it is
 * repeated. Safe for use by any number of threads, on any number of nodes.
 */
@Component(service = Settlements.class)
public final class Settlements {
    /**
     * A reservation whose call is not known to have ended.
     *
     * @param call whose
     * @param customerId who pays
     * @param amount reserved
     * @param at when it was made
     */
    public record Open(CallId call, long customerId, MicroDollars amount, Instant at) {}

    private record Held(
            long customer,
            Optional<String> renews,
            @Nullable LocalDate startsOn,
            long amount) {}

    private final Tables tables;
    private final Clock clock;

    @Activate
    public Settlements(@Reference Tables tables) {
        this(tables, Clock.systemUTC());
    }

    public Settlements(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Ends a call's reservation with what the call really cost, also where that is more than was reserved. Does nothing
     * for a call that has no reservation, or has settled.
     */
    public void settle(CallId call, MicroDollars cost) {
        tables.open().transaction(connection -> settle(connection, call, cost.amount()));
    }

    /**
     * The same as part of a transaction.
     *
     * @return whether there was anything to settle
     */
    public boolean settle(Connection connection, CallId call, long cost) throws SQLException {
        Optional<Held> held = Sql.first(
                connection,
                "select customer_id, renews, starts_on, amount from reservation where call_id = ? and ended_at is null",
                row -> new Held(
                        row.getLong("customer_id"),
                        Optional.ofNullable(row.getString("renews")),
                        row.getObject("starts_on", LocalDate.class),
                        row.getLong("amount")),
                call.value());
        boolean first = held.isPresent()
                && Sql.update(
                                connection,
                                "update reservation set ended_at = ?, cost = ? where call_id = ? and ended_at is null",
                                clock.instant().atOffset(ZoneOffset.UTC),
                                cost,
                                call.value())
                        == 1;
        if (first && held.get().renews().isPresent()) {
            Sql.update(
                    connection,
                    "update budget_account set reserved = reserved - ?, settled = settled + ?"
                            + " where customer_id = ? and renews = ? and starts_on = ?",
                    held.get().amount(),
                    cost,
                    held.get().customer(),
                    held.get().renews().get(),
                    held.get().startsOn());
        }
        return first;
    }

    /** Some of the reservations that are open, made before a time, in the order of their calls. */
    public List<Open> open(Instant before, String after, int most) {
        return tables.open()
                .query(connection -> Sql.list(
                        connection,
                        "select call_id, customer_id, amount, reserved_at from reservation"
                                + " where ended_at is null and reserved_at < ? and call_id > ?"
                                + " order by call_id limit " + most,
                        row -> new Open(
                                new CallId(row.getString("call_id")),
                                row.getLong("customer_id"),
                                new MicroDollars(row.getLong("amount")),
                                row.getObject("reserved_at", OffsetDateTime.class)
                                        .toInstant()),
                        before.atOffset(ZoneOffset.UTC),
                        after));
    }

    /** Forgets what ended before a time. */
    public int forget(Instant before) {
        return tables.open()
                .query(connection -> Sql.update(
                        connection, "delete from reservation where ended_at < ?", before.atOffset(ZoneOffset.UTC)));
    }
}
