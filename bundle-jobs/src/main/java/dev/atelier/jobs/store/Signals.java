package dev.atelier.jobs.store;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What nodes tell the node that works on a job. Safe for use by any number of threads; blocks. */
public final class Signals {
    /** What shall be done. */
    public enum Kind {
        CANCEL,
        HASTEN
    }

    /** A job of this node, and what shall be done with it. */
    public record Signal(CallId job, Kind kind) {}

    private final ComponentTables tables;

    public Signals(ComponentTables tables) {
        this.tables = tables;
    }

    /** @return whether there is such a job and it had not ended */
    public boolean send(CallId job, Kind kind) {
        return tables.open().transaction(connection -> isOpen(connection, job) && insert(connection, job, kind));
    }

    /** Takes what other nodes have told this one. */
    public List<Signal> take(String node) {
        List<Signal> signals = tables.open().query(connection -> select(connection, node));
        if (!signals.isEmpty()) {
            tables.open().transaction(connection -> delete(connection, signals));
        }
        return signals;
    }

    /** Forgets what was told about jobs that have ended. */
    public void tidy() {
        tables.open().query(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from job_signal where not exists"
                    + " (select 1 from job where job.id = job_signal.job and job.node is not null)")) {
                return delete.executeUpdate();
            }
        });
    }

    private static boolean isOpen(Connection connection, CallId job) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from job where id = ? and node is not null")) {
            select.setString(1, job.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean insert(Connection connection, CallId job, Kind kind) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into job_signal (job, kind) select ?, ?"
                + " where not exists (select 1 from job_signal where job = ? and kind = ?)")) {
            insert.setString(1, job.value());
            insert.setString(2, kind.name());
            insert.setString(3, job.value());
            insert.setString(4, kind.name());
            insert.executeUpdate();
            return true;
        }
    }

    private static List<Signal> select(Connection connection, String node) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select s.job, s.kind from job_signal s"
                + " join job j on j.id = s.job where j.node = ? order by s.kind desc")) {
            select.setString(1, node);
            try (ResultSet rows = select.executeQuery()) {
                List<Signal> signals = new ArrayList<>();
                while (rows.next()) {
                    signals.add(new Signal(new CallId(rows.getString(1)), Kind.valueOf(rows.getString(2))));
                }
                return signals;
            }
        }
    }

    private static int delete(Connection connection, List<Signal> signals) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from job_signal where job = ? and kind = ?")) {
            for (Signal signal : signals) {
                delete.setString(1, signal.job().value());
                delete.setString(2, signal.kind().name());
                delete.addBatch();
            }
            return delete.executeBatch().length;
        }
    }
}
