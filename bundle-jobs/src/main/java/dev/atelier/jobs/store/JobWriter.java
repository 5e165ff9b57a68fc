package dev.atelier.jobs.store;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import java.sql.PreparedStatement;
import java.util.List;

/**
 * Writes the jobs of one node. Writes that come together are one transaction, so that thousands of calls at once cost few
 * commits and a single one waits for nobody. Safe for use by any number of threads; blocks.
 */
public final class JobWriter {
    private static final int MOST = 200;

    private final Turns turns = new Turns(MOST, this::write);
    private final ComponentTables tables;
    private final JobCodec codec;
    private final String node;

    /** @param node whose jobs are written */
    public JobWriter(ComponentTables tables, JobCodec codec, String node) {
        this.tables = tables;
        this.codec = codec;
        this.node = node;
    }

    /**
     * Stores a job that was just accepted.
     *
     * @throws MediaException {@code UNAVAILABLE} when the database is away
     */
    public void insert(Job job) {
        write(new Write(job, codec.write(job), true));
    }

    /**
     * Stores a job anew, if it is still this node's. A success is stored also if another node has given the job up
     * meanwhile: what was paid for is not thrown away.
     *
     * @return false if the job is another node's by now
     * @throws MediaException {@code UNAVAILABLE} when the database is away
     */
    public boolean update(Job job) {
        return write(new Write(job, codec.write(job), false));
    }

    /** Takes back a job that was never begun. */
    public void withdraw(CallId id) {
        tables.open().query(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from job where id = ? and node = ? and state = 'QUEUED'")) {
                delete.setString(1, id.value());
                delete.setString(2, node);
                return delete.executeUpdate();
            }
        });
    }

    private boolean write(Write write) {
        turns.write(write);
        return write.result();
    }

    private void write(List<Write> batch) {
        try {
            writeAll(batch);
        } catch (MediaException e) {
            if (e.kind() == ErrorKind.UNAVAILABLE || batch.size() == 1) {
                batch.forEach(write -> write.failed(e));
            } else {
                batch.forEach(this::writeAlone);
            }
        }
    }

    /** One job that cannot be written does not keep the others from it. */
    private void writeAlone(Write write) {
        try {
            writeAll(List.of(write));
        } catch (MediaException e) {
            write.failed(e);
        }
    }

    private void writeAll(List<Write> batch) {
        boolean[] mine = tables.open().transaction(connection -> new WriteStatements(connection, node).run(batch));
        for (int i = 0; i < mine.length; i++) {
            batch.get(i).done(mine[i]);
        }
    }
}
