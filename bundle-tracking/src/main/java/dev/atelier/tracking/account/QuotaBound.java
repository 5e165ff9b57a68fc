package dev.atelier.tracking.account;

import dev.atelier.core.customer.Quota;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.tracking.table.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How often may be called.
 *
 * @param claim what wants to fit in
 * @param quota what is allowed
 */
record QuotaBound(Claim claim, Quota quota) implements Bound {
    private static final String THIS = " where customer_id = ? and call_group = ? and renews = ? and starts_on = ?";

    private Calendar calendar() {
        return Calendar.at(claim.at(), quota.period(), claim.customer().billingDay());
    }

    private Object[] key(Object... before) {
        Object[] values = java.util.Arrays.copyOf(before, before.length + 4);
        values[before.length] = claim.customer().id();
        values[before.length + 1] = quota.group();
        values[before.length + 2] = quota.period().name();
        values[before.length + 3] = calendar().startsOn();
        return values;
    }

    @Override
    public boolean take(Connection connection) throws SQLException {
        return Sql.update(
                        connection,
                        "update quota_use set calls = calls + 1" + THIS + " and calls < " + quota.calls(),
                        key())
                == 1;
    }

    @Override
    public Optional<Refusal> refusal(Connection connection) throws SQLException {
        Optional<Long> calls =
                Sql.first(connection, "select calls from quota_use" + THIS, row -> row.getLong("calls"), key());
        if (calls.isEmpty()) {
            Sql.insert(
                    connection,
                    "insert into quota_use (calls, customer_id, call_group, renews, starts_on) values (?, ?, ?, ?, ?)",
                    key(0L));
        }
        return calls.filter(made -> made >= quota.calls())
                .map(made -> Failure.of(
                                ErrorKind.QUOTA_EXCEEDED,
                                "customer %d may make %d %s calls until %s, and has made %d"
                                        .formatted(
                                                claim.customer().id(),
                                                quota.calls(),
                                                quota.group().equals("*") ? "" : quota.group(),
                                                calendar().end(),
                                                made)
                                        .replace("  ", " "))
                        .withRetryAfter(calendar().leftAt(claim.at())))
                .map(failure -> new Refusal(failure, false));
    }
}
