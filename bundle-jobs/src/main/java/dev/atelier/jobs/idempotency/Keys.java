package dev.atelier.jobs.idempotency;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.MediaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The keys that calls came with. Safe for use by any number of threads; blocks. */
final class Keys {
    /**
     * Whose a key is.
     *
     * @param call that came with it first
     * @param request the digest of what it asked for
     */
    record Owner(CallId call, String request) {}

    /** A key in a customer's hand. */
    record Key(long customer, String name) {}

    /** Longer than a call takes from its key to its job. */
    private static final Duration ACCEPTANCE = Duration.ofSeconds(30);

    private final ComponentTables tables;

    Keys(ComponentTables tables) {
        this.tables = tables;
    }

    /** Gives a key to a call if it is free; the primary key sees to it that one of several gets it. */
    Owner claim(Key key, Owner claimant, Instant now, Instant expiry) {
        Database database = tables.open();
        Optional<Owner> present = database.query(connection -> owner(connection, key, now));
        if (present.isEmpty()) {
            try {
                database.transaction(connection -> insert(connection, key, claimant, now, expiry));
                return claimant;
            } catch (MediaException e) {
                // Another call with this key was quicker, unless there is still none.
                present = Optional.of(database.query(connection -> owner(connection, key, now))
                        .orElseThrow(() -> e));
            }
        }
        boolean left = database.query(connection -> inherit(connection, key, claimant, expiry));
        return left ? claimant : present.get();
    }

    /** Frees the key that a call has, if it has one. */
    void free(CallId call) {
        tables.open().query(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from job_key where job = ?")) {
                delete.setString(1, call.value());
                return delete.executeUpdate();
            }
        });
    }

    private static int insert(Connection connection, Key key, Owner owner, Instant now, Instant expiry)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from job_key where customer = ? and name = ? and expires_at <= ?")) {
            delete.setLong(1, key.customer());
            delete.setString(2, key.name());
            delete.setLong(3, now.toEpochMilli());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into job_key (customer, name, job, request, expires_at) values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, key.customer());
            insert.setString(2, key.name());
            insert.setString(3, owner.call().value());
            insert.setString(4, owner.request());
            insert.setLong(5, expiry.toEpochMilli());
            return insert.executeUpdate();
        }
    }

    /** Takes the key of a call that never became a job: the platform or the database went away in between. */
    private static boolean inherit(Connection connection, Key key, Owner heir, Instant expiry) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update job_key set job = ?, request = ?,"
                + " expires_at = ? where customer = ? and name = ? and expires_at < ?"
                + " and not exists (select 1 from job where job.id = job_key.job)")) {
            update.setString(1, heir.call().value());
            update.setString(2, heir.request());
            update.setLong(3, expiry.toEpochMilli());
            update.setLong(4, key.customer());
            update.setString(5, key.name());
            update.setLong(6, expiry.minus(ACCEPTANCE).toEpochMilli());
            return update.executeUpdate() > 0;
        }
    }

    private static Optional<Owner> owner(Connection connection, Key key, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select job, request from job_key where customer = ? and name = ? and expires_at > ?")) {
            select.setLong(1, key.customer());
            select.setString(2, key.name());
            select.setLong(3, now.toEpochMilli());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Owner(new CallId(rows.getString(1)), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }
}
