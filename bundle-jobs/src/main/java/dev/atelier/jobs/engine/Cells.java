package dev.atelier.jobs.engine;

import dev.atelier.core.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open jobs of this node. Safe for use by any number of threads. */
final class Cells {
    private static final Logger LOG = LoggerFactory.getLogger(Cells.class);

    private final Map<CallId, Cell> cells = new ConcurrentHashMap<>();
    private final FarWatches far;

    Cells(FarWatches far) {
        this.far = far;
    }

    void add(Cell cell) {
        cells.put(cell.job().id(), cell);
    }

    Optional<Cell> find(CallId id) {
        return Optional.ofNullable(cells.get(id));
    }

    void remove(Cell cell) {
        cells.remove(cell.job().id(), cell);
    }

    /** A job is another node's; whoever watches it here hears of it from there. */
    void lose(Cell cell) {
        cell.lose();
        remove(cell);
        far.add(cell.job(), cell.watchers());
        LOG.info("Job {} goes on at another node", cell.job().id());
    }

    /** Gives up all jobs but some. */
    void retain(Set<CallId> mine) {
        cells.values().stream().filter(cell -> !mine.contains(cell.job().id())).forEach(this::lose);
    }
}
