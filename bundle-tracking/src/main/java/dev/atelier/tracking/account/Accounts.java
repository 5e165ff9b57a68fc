package dev.atelier.tracking.account;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reserves before a call: one transaction keyed by the call's id, so that it takes effect once however often it is
 * repeated. Safe for use by any number of threads, on any number of nodes.
 */
@Component(service = Accounts.class)
public final class Accounts {
    /** A refusal that the next moment has overtaken is looked at again, so often at the most. */
    private static final int ATTEMPTS = 100;

    private final Tables tables;

    @Activate
    public Accounts(@Reference Tables tables) {
        this.tables = tables;
    }

    /**
     * Counts a call and reserves its price, where there is room.
     *
     * @return why there is none: {@code BUDGET_SPENT} or {@code QUOTA_EXCEEDED}, with what is left of the period to wait
     * @throws MediaException of kind {@code UNAVAILABLE} while the database is away
     */
    public Optional<Refusal> reserve(Claim claim) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Bound> full = tables.open().transaction(connection -> tryToTake(connection, claim));
            if (full.isEmpty()) {
                return Optional.empty();
            }
            Optional<Refusal> refusal = tables.open().query(full.get()::refusal);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        throw new MediaException(Failure.of(
                        ErrorKind.UNAVAILABLE,
                        "too many calls of customer " + claim.customer().id() + " at once; try again")
                .withRetryAfter(Duration.ofSeconds(1)));
    }

    /** @return the bound that has no room; nothing was changed then */
    private Optional<Bound> tryToTake(Connection connection, Claim claim) throws SQLException {
        if (!note(connection, claim)) {
            connection.rollback();
            return Optional.empty();
        }
        for (Bound bound : claim.bounds()) {
            if (!bound.take(connection)) {
                connection.rollback();
                return Optional.of(bound);
            }
        }
        return Optional.empty();
    }

    /** @return false if the call has reserved before */
    private static boolean note(Connection connection, Claim claim) throws SQLException {
        Optional<BudgetBound> budget = claim.customer().budget().map(limit -> new BudgetBound(claim, limit));
        return Sql.insert(
                connection,
                "insert into reservation (call_id, customer_id, renews, starts_on, amount, reserved_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                claim.call().value(),
                claim.customer().id(),
                budget.map(bound -> bound.budget().period().name()).orElse(null),
                budget.map(bound -> bound.calendar().startsOn()).orElse(null),
                claim.price().amount(),
                claim.at().atOffset(ZoneOffset.UTC));
    }

    /** Why a call would be refused just now, without counting it. */
    public Optional<Refusal> objection(Claim claim) {
        return tables.open().query(connection -> {
            for (Bound bound : claim.bounds()) {
                Optional<Refusal> refusal = bound.refusal(connection);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Reserves for a call that was let pass without asking. It is charged whatever the budget says, and counted in no
     * quota.
     */
    public void reserveAfterwards(Claim claim) {
        tables.open().transaction(connection -> {
            if (!note(connection, claim)) {
                connection.rollback();
            } else if (claim.customer().budget().isPresent()) {
                BudgetBound bound =
                        new BudgetBound(claim, claim.customer().budget().get());
                addTo(connection, claim, bound);
            }
            return true;
        });
    }

    private static void addTo(Connection connection, Claim claim, BudgetBound bound) throws SQLException {
        Object[] values = {
            claim.price().amount(),
            claim.customer().id(),
            bound.budget().period().name(),
            bound.calendar().startsOn()
        };
        if (Sql.update(
                        connection,
                        "update budget_account set reserved = reserved + ?"
                                + " where customer_id = ? and renews = ? and starts_on = ?",
                        values)
                == 0) {
            Sql.update(
                    connection,
                    "insert into budget_account (reserved, customer_id, renews, starts_on, settled)"
                            + " values (?, ?, ?, ?, 0)",
                    values);
        }
    }
}
