package dev.atelier.jobs.store;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.job.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes that work on jobs, and whose jobs are whose. Safe for use by any number of threads; blocks. */
public final class Nodes {
    private static final int AT_ONCE = 500;

    private final ComponentTables tables;
    private final JobReader reader;

    public Nodes(ComponentTables tables, JobReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /** Enters a node. Those that ran in the same home before it are over. */
    public void enter(String node, String home) {
        tables.open().transaction(connection -> {
            execute(connection, "delete from job_node where home = ? and id <> ?", home, node);
            return execute(connection, "insert into job_node (id, home, beat) values (?, ?, 0)", node, home);
        });
    }

    /** @return false if the node is not known: the others have given it up */
    public boolean beat(String node) {
        return tables.open()
                        .query(connection ->
                                execute(connection, "update job_node set beat = beat + 1 where id = ?", node))
                > 0;
    }

    /** Strikes a node out; its jobs are free to be taken. */
    public void remove(String node) {
        tables.open().query(connection -> execute(connection, "delete from job_node where id = ?", node));
    }

    /** The nodes, each with how often it has given a sign of life. */
    public Map<String, Long> beats() {
        return tables.open().query(connection -> {
            Map<String, Long> beats = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("select id, beat from job_node");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    beats.put(rows.getString(1), rows.getLong(2));
                }
            }
            return beats;
        });
    }

    /** The jobs that are a node's. */
    public Set<CallId> jobsOf(String node) {
        return tables.open().query(connection -> {
            Set<CallId> jobs = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement("select id from job where node = ?")) {
                select.setString(1, node);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        jobs.add(new CallId(rows.getString(1)));
                    }
                }
            }
            return jobs;
        });
    }

    /** Nodes that are gone and have left jobs. */
    public List<String> gone() {
        return tables.open().query(connection -> {
            List<String> nodes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("select distinct node from job"
                            + " where node is not null and node not in (select id from job_node)");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    nodes.add(rows.getString(1));
                }
            }
            return nodes;
        });
    }

    /** Gives some jobs of a node that is gone to another one, each job to one taker only; none when all are taken. */
    public List<Job> take(String gone, String taker) {
        return tables.open().transaction(connection -> {
            List<Job> jobs = select(connection, gone);
            give(connection, jobs, taker);
            return jobs;
        });
    }

    private List<Job> select(Connection connection, String gone) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select body from job where node = ? order by id limit " + AT_ONCE + " for update skip locked")) {
            select.setString(1, gone);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows.getString(1)).ifPresent(jobs::add);
                }
            }
        }
        return jobs;
    }

    private static void give(Connection connection, List<Job> jobs, String taker) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update job set node = ? where id = ?")) {
            for (Job job : jobs) {
                update.setString(1, taker);
                update.setString(2, job.id().value());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static int execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
