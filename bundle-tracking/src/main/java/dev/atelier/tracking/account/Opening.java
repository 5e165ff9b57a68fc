package dev.atelier.tracking.account;

import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.tracking.table.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A budget that a customer did not have before, or that renews at other times: what the books know of the period is
 * spent already, and what is reserved goes along.
 */
public final class Opening {
    private Opening() {}

    public static void open(Connection connection, Customer customer, Period period, Instant now) throws SQLException {
        long id = customer.id();
        LocalDate start = Calendar.at(now, period, customer.billingDay()).startsOn();
        long settled = sum(
                connection,
                "select sum(cost) as amount from usage_day where customer_id = ? and used_on >= ?",
                id,
                start);
        long reserved = sum(
                connection,
                "select sum(amount) as amount from reservation where customer_id = ? and ended_at is null",
                id);
        Sql.update(connection, "update budget_account set reserved = 0 where customer_id = ?", id);
        Sql.update(
                connection,
                "delete from budget_account where customer_id = ? and renews = ? and starts_on = ?",
                id,
                period.name(),
                start);
        Sql.update(
                connection,
                "insert into budget_account (customer_id, renews, starts_on, settled, reserved) values (?, ?, ?, ?, ?)",
                id,
                period.name(),
                start,
                settled,
                reserved);
        Sql.update(
                connection,
                "update reservation set renews = ?, starts_on = ? where customer_id = ? and ended_at is null",
                period.name(),
                start,
                id);
    }

    private static long sum(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.first(connection, sql, row -> row.getLong("amount"), values).orElse(0L);
    }
}
