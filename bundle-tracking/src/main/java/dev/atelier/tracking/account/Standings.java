package dev.atelier.tracking.account;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.customer.Standing;
import dev.atelier.tracking.table.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how customers stand in their running periods. */
public final class Standings {
    private record Spent(MicroDollars settled, MicroDollars reserved) {
        static final Spent NOTHING = new Spent(MicroDollars.ZERO, MicroDollars.ZERO);

        MicroDollars left(MicroDollars limit) {
            return new MicroDollars(Math.max(0, limit.amount() - settled.amount() - reserved.amount()));
        }
    }

    private Standings() {}

    public static Standing of(Connection connection, Customer customer, Instant now) throws SQLException {
        Optional<Budget> budget = customer.budget();
        Spent spent = budget.isPresent()
                ? spent(connection, customer, budget.get().period(), now)
                : booked(connection, customer, now);
        return new Standing(
                customer,
                spent.settled(),
                spent.reserved(),
                budget.map(limit -> spent.left(limit.limit())),
                budget.map(limit ->
                        Calendar.at(now, limit.period(), customer.billingDay()).end()),
                quotas(connection, customer, now));
    }

    private static Spent spent(Connection connection, Customer customer, Period period, Instant now)
            throws SQLException {
        return Sql.first(
                        connection,
                        "select settled, reserved from budget_account"
                                + " where customer_id = ? and renews = ? and starts_on = ?",
                        row -> new Spent(
                                new MicroDollars(row.getLong("settled")), new MicroDollars(row.getLong("reserved"))),
                        customer.id(),
                        period.name(),
                        Calendar.at(now, period, customer.billingDay()).startsOn())
                .orElse(Spent.NOTHING);
    }

    /** Nothing is reserved for those without a budget: what the books have of the running month. */
    private static Spent booked(Connection connection, Customer customer, Instant now) throws SQLException {
        return Sql.first(
                        connection,
                        "select sum(cost) as cost from usage_day where customer_id = ? and used_on >= ?",
                        row -> new Spent(new MicroDollars(row.getLong("cost")), MicroDollars.ZERO),
                        customer.id(),
                        Calendar.at(now, Period.MONTH, 1).startsOn())
                .orElse(Spent.NOTHING);
    }

    private static List<Standing.Used> quotas(Connection connection, Customer customer, Instant now)
            throws SQLException {
        List<Standing.Used> used = new ArrayList<>();
        for (Quota quota : customer.quotas()) {
            long calls = Sql.first(
                            connection,
                            "select calls from quota_use"
                                    + " where customer_id = ? and call_group = ? and renews = ? and starts_on = ?",
                            row -> row.getLong("calls"),
                            customer.id(),
                            quota.group(),
                            quota.period().name(),
                            Calendar.at(now, quota.period(), customer.billingDay())
                                    .startsOn())
                    .orElse(0L);
            used.add(new Standing.Used(quota, calls));
        }
        return used;
    }
}
