package dev.atelier.jobs.store;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Deletes what need not be known any more. Safe for use by any number of threads; blocks. */
public final class Forgotten {
    private static final int AT_ONCE = 500;

    private record Ended(CallId id, boolean kept) {}

    private final ComponentTables tables;

    public Forgotten(ComponentTables tables) {
        this.tables = tables;
    }

    /**
     * Deletes jobs that ended before a time, with the log of the messages about them.
     *
     * @param release called for those whose files were not to be kept
     */
    public void jobs(Instant before, Consumer<CallId> release) {
        List<Ended> ended;
        do {
            ended = tables.open().transaction(connection -> some(connection, before));
            ended.stream().filter(job -> !job.kept()).map(Ended::id).forEach(release);
        } while (ended.size() == AT_ONCE);
    }

    public void keys(Instant now) {
        tables.open().query(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from job_key where expires_at <= ?")) {
                delete.setLong(1, now.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private static List<Ended> some(Connection connection, Instant before) throws SQLException {
        List<Ended> ended = new ArrayList<>();
        // The oldest come first in the order of ids, so that few rows are read.
        try (PreparedStatement select = connection.prepareStatement("select id, kept from job where node is null"
                + " and id < ? and updated_at < ? order by id limit " + AT_ONCE + " for update skip locked")) {
            select.setString(1, CallIds.firstOf(before));
            select.setLong(2, before.toEpochMilli());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ended.add(new Ended(new CallId(rows.getString(1)), rows.getBoolean(2)));
                }
            }
        }
        for (String table : List.of("job_webhook_attempt where job", "job_webhook where job", "job where id")) {
            delete(connection, "delete from " + table + " = ?", ended);
        }
        return ended;
    }

    private static void delete(Connection connection, String sql, List<Ended> jobs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Ended job : jobs) {
                delete.setString(1, job.id().value());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
