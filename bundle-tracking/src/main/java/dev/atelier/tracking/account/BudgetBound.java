package dev.atelier.tracking.account;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.tracking.table.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent. The limit is that of the database, which another node may have changed just now.
 *
 * @param claim what wants to fit in
 * @param budget as it is remembered: only its period counts
 */
record BudgetBound(Claim claim, Budget budget) implements Bound {
    private static final Duration SOON = Duration.ofSeconds(2);

    private record Seen(
            long settled, long reserved, @Nullable Long limit) {}

    Calendar calendar() {
        return Calendar.at(claim.at(), budget.period(), claim.customer().billingDay());
    }

    @Override
    public boolean take(Connection connection) throws SQLException {
        long price = claim.price().amount();
        long customer = claim.customer().id();
        String renews = budget.period().name();
        return Sql.update(connection, """
                        update budget_account set reserved = reserved + ?
                        where customer_id = ? and renews = ? and starts_on = ?
                          and settled + reserved + ? <= (select budget from customer where id = ? and renews = ?)""", price, customer, renews, calendar().startsOn(), price, customer, renews)
                == 1;
    }

    @Override
    public Optional<Refusal> refusal(Connection connection) throws SQLException {
        long customer = claim.customer().id();
        String renews = budget.period().name();
        Optional<Seen> seen = Sql.first(
                connection,
                """
                select settled, reserved, (select budget from customer c where c.id = ? and c.renews = ?) as budget
                from budget_account where customer_id = ? and renews = ? and starts_on = ?""",
                row -> new Seen(row.getLong("settled"), row.getLong("reserved"), Sql.number(row, "budget")),
                customer,
                renews,
                customer,
                renews,
                calendar().startsOn());
        if (seen.isEmpty()) {
            Sql.insert(
                    connection,
                    "insert into budget_account (customer_id, renews, starts_on, settled, reserved)"
                            + " values (?, ?, ?, 0, 0)",
                    customer,
                    renews,
                    calendar().startsOn());
        }
        return seen.flatMap(this::judged);
    }

    private Optional<Refusal> judged(Seen seen) {
        Long limit = seen.limit();
        if (limit == null) {
            Failure changed = Failure.of(
                    ErrorKind.UNAVAILABLE,
                    "the budget of customer " + claim.customer().id() + " was changed just now; try again");
            return Optional.of(new Refusal(changed.withRetryAfter(SOON), false));
        } else if (seen.settled() + seen.reserved() + claim.price().amount() <= limit) {
            return Optional.empty();
        }
        String sentence =
                "customer %d has a budget of %s until %s: %s are spent and %s reserved, and this call may cost %s"
                        .formatted(
                                claim.customer().id(),
                                usd(limit),
                                calendar().end(),
                                usd(seen.settled()),
                                usd(seen.reserved()),
                                usd(claim.price().amount()));
        boolean mayPass = seen.settled() + claim.price().amount() <= limit;
        Duration later = mayPass ? SOON : calendar().leftAt(claim.at());
        return Optional.of(
                new Refusal(Failure.of(ErrorKind.BUDGET_SPENT, sentence).withRetryAfter(later), mayPass));
    }

    private static String usd(long amount) {
        return "$" + new MicroDollars(amount).toDecimal();
    }
}
