package dev.atelier.jobs.store;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.jobs.json.WebhookMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that write some jobs in one transaction. For one use. */
final class WriteStatements {
    private static final String UPDATE = "update job set state = ?, node = ?, updated_at = ?, body = ? where id = ?";
    private static final String MINE = " and node = ?";
    /** Another node may have found that nobody can tell what became of the job. */
    private static final String GIVEN_UP = " and state in ('QUEUED', 'RUNNING', 'UNKNOWN')";

    private final Connection connection;
    private final String node;

    WriteStatements(Connection connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /** @return for each whether the job is this node's, or has ended by this write */
    boolean[] run(List<Write> writes) throws SQLException {
        insert(writes.stream().filter(write -> write.isNew).toList());
        boolean[] mine = new boolean[writes.size()];
        List<Integer> updates = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            mine[i] = true;
            if (!writes.get(i).isNew) {
                updates.add(i);
            }
        }
        int[] counts = update(updates.stream().map(writes::get).toList());
        for (int i = 0; i < counts.length; i++) {
            Write write = writes.get(updates.get(i));
            mine[updates.get(i)] = counts[i] > 0 || succeeds(write);
        }
        announce(writes, mine);
        return mine;
    }

    private void insert(List<Write> writes) throws SQLException {
        if (writes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into job (id, customer, state, node, updated_at, kept, body) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Write write : writes) {
                Job job = write.job;
                insert.setString(1, job.id().value());
                insert.setLong(2, job.call().caller().customerId());
                insert.setString(3, job.state().name());
                insert.setString(4, node(job));
                insert.setLong(5, job.updatedAt().toEpochMilli());
                insert.setBoolean(6, job.call().options().keep());
                insert.setString(7, write.body);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private int[] update(List<Write> writes) throws SQLException {
        if (writes.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE + MINE)) {
            for (Write write : writes) {
                set(update, write);
                update.setString(6, node);
                update.addBatch();
            }
            return update.executeBatch();
        }
    }

    private boolean succeeds(Write write) throws SQLException {
        if (write.job.state() != JobState.SUCCEEDED) {
            return false;
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE + GIVEN_UP)) {
            set(update, write);
            return update.executeUpdate() > 0;
        }
    }

    private void set(PreparedStatement update, Write write) throws SQLException {
        update.setString(1, write.job.state().name());
        update.setString(2, node(write.job));
        update.setLong(3, write.job.updatedAt().toEpochMilli());
        update.setString(4, write.body);
        update.setString(5, write.job.id().value());
    }

    /** Nobody works on a job that has ended. */
    private @Nullable String node(Job job) {
        return job.state().ended() ? null : node;
    }

    /** The end and the message about it are stored together or not at all. */
    private void announce(List<Write> writes, boolean[] mine) throws SQLException {
        for (int i = 0; i < mine.length; i++) {
            Job job = writes.get(i).job;
            if (mine[i] && job.state().ended() && job.call().options().webhook().isPresent()) {
                announce(job, job.call().options().webhook().get());
            }
        }
    }

    private void announce(Job job, String address) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into job_webhook (job, address, body, state, attempts, due_at)"
                        + " select ?, ?, ?, 'WAITING', 0, 0"
                        + " where not exists (select 1 from job_webhook where job = ?)")) {
            insert.setString(1, job.id().value());
            insert.setString(2, address);
            insert.setString(3, WebhookMessage.of(job));
            insert.setString(4, job.id().value());
            insert.executeUpdate();
        }
    }
}
