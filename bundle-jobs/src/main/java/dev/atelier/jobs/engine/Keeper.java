package dev.atelier.jobs.engine;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.jobs.store.JobWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what became of this node's jobs is stored, at last when the database is back. Safe for use by any number
 * of threads; blocks.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Set<Cell> waiting = ConcurrentHashMap.newKeySet();
    /** Whoever asked was told no, but the database may have stored them before it went away. */
    private final Set<CallId> refused = ConcurrentHashMap.newKeySet();

    private final Cells cells;
    private final JobWriter writer;

    Keeper(Cells cells, JobWriter writer) {
        this.cells = cells;
        this.writer = writer;
    }

    /**
     * Stores a job that was just accepted.
     *
     * @throws MediaException {@code UNAVAILABLE} if that is not possible; it is not run then
     */
    void accept(Job job) {
        try {
            writer.insert(job);
        } catch (MediaException e) {
            refused.add(job.id());
            throw e;
        }
    }

    /** Stores a job now, or when the database is back. */
    void keep(Cell cell) {
        try {
            store(cell);
            waiting.remove(cell);
        } catch (MediaException e) {
            if (waiting.add(cell)) {
                LOG.warn("Job {} is stored later: {}", cell.job().id(), e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("Job {} cannot be stored", cell.job().id(), e);
        }
    }

    /** Stores what could not be stored before. */
    void catchUp() {
        waiting.forEach(this::keep);
        for (CallId id : List.copyOf(refused)) {
            writer.withdraw(id);
            refused.remove(id);
        }
    }

    /**
     * Stores a job that is about to be bought.
     *
     * @throws MediaException {@code UNAVAILABLE} if that is not possible, or if the job is another node's by now
     */
    void require(Cell cell) {
        if (!store(cell)) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "the job goes on at another node");
        }
    }

    /** @return false if the job is another node's */
    private boolean store(Cell cell) {
        ReentrantLock storing = cell.storing();
        storing.lock();
        try {
            Optional<Job> job = cell.unstored();
            if (job.isPresent() && !writer.update(job.get())) {
                cells.lose(cell);
                return false;
            }
            job.ifPresent(cell::stored);
            if (job.filter(written -> written.state().ended()).isPresent()) {
                cells.remove(cell);
            }
            return true;
        } finally {
            storing.unlock();
        }
    }
}
