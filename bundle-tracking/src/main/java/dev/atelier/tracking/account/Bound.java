package dev.atelier.tracking.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Something that a claim must fit in. */
sealed interface Bound permits BudgetBound, QuotaBound {
    /**
     * Takes what the claim needs, by one statement that decides and counts at once.
     *
     * @return false if nothing was taken
     */
    boolean take(Connection connection) throws SQLException;

    /**
     * Why nothing was taken, once that is undone. On a connection that commits each statement by itself.
     *
     * @return nothing when there is room now: others have given back, or the period had no row yet
     */
    Optional<Refusal> refusal(Connection connection) throws SQLException;
}
