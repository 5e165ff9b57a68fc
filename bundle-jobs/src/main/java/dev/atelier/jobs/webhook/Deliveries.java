package dev.atelier.jobs.webhook;

import dev.atelier.core.database.ComponentTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Messages that wait for their delivery, and the log of the attempts. Safe for use by any number of threads; blocks. */
final class Deliveries {
    private static final int AT_ONCE = 50;
    private static final int LONGEST_PROBLEM = 1000;
    /** A node that takes a message and is killed leaves it to the next attempt. */
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private final ComponentTables tables;

    Deliveries(ComponentTables tables) {
        this.tables = tables;
    }

    /** Takes messages that are due, each by one node only. */
    List<Delivery> take(Instant now) {
        return tables.open().transaction(connection -> {
            List<Delivery> due = due(connection, now);
            try (PreparedStatement update =
                    connection.prepareStatement("update job_webhook set attempts = ?, due_at = ? where job = ?")) {
                for (Delivery delivery : due) {
                    update.setInt(1, delivery.attempt());
                    update.setLong(2, now.plus(TAKEN).toEpochMilli());
                    update.setString(3, delivery.job());
                    update.addBatch();
                }
                update.executeBatch();
            }
            return due;
        });
    }

    private static List<Delivery> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select job, address, body, attempts"
                + " from job_webhook where state = 'WAITING' and due_at <= ? order by due_at limit " + AT_ONCE
                + " for update skip locked")) {
            select.setLong(1, now.toEpochMilli());
            List<Delivery> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Delivery(rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4) + 1));
                }
            }
            return due;
        }
    }

    /**
     * Notes an attempt, and when there will be another one.
     *
     * @param status of the answer, if there was one
     * @param problem why it has failed; absent when it was delivered
     */
    void note(Delivery delivery, Instant now, OptionalInt status, Optional<String> problem, Optional<Instant> next) {
        String state = problem.isEmpty() ? "DELIVERED" : next.isPresent() ? "WAITING" : "GIVEN_UP";
        tables.open().transaction(connection -> {
            log(connection, delivery, now, status, problem);
            try (PreparedStatement update =
                    connection.prepareStatement("update job_webhook set state = ?, due_at = ? where job = ?")) {
                update.setString(1, state);
                update.setLong(2, next.orElse(now).toEpochMilli());
                update.setString(3, delivery.job());
                return update.executeUpdate();
            }
        });
    }

    private static void log(
            Connection connection, Delivery delivery, Instant now, OptionalInt status, Optional<String> problem)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into job_webhook_attempt (job, attempt, at, status, problem) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, delivery.job());
            insert.setInt(2, delivery.attempt());
            insert.setLong(3, now.toEpochMilli());
            insert.setObject(4, status.isPresent() ? (Integer) status.getAsInt() : null, Types.INTEGER);
            insert.setString(
                    5,
                    problem.map(text -> text.substring(0, Math.min(text.length(), LONGEST_PROBLEM)))
                            .orElse(null));
            insert.executeUpdate();
        }
    }
}
