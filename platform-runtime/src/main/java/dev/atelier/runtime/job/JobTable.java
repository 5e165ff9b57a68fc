package dev.atelier.runtime.job;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentSkipListMap;

/** The jobs in memory, by age; those that have ended only for a while. Safe for use by any number of threads. */
final class JobTable {
    private final NavigableMap<CallId, Cell> cells = new ConcurrentSkipListMap<>();
    private final Queue<Job> ended = new ArrayDeque<>();

    Cell add(Job job) {
        Cell cell = new Cell(job);
        cells.put(job.id(), cell);
        if (job.state().ended()) {
            end(job);
        }
        return cell;
    }

    Optional<Cell> find(CallId id) {
        return Optional.ofNullable(cells.get(id));
    }

    List<Job> all() {
        return cells.values().stream().map(Cell::job).toList();
    }

    List<Job> list(JobQuery query) {
        NavigableMap<CallId, Cell> page =
                query.before().map(id -> cells.headMap(new CallId(id), false)).orElse(cells);
        return page.descendingMap().values().stream()
                .map(Cell::job)
                .filter(job -> query.customerId().isEmpty()
                        || query.customerId().getAsLong() == job.call().caller().customerId())
                .filter(job -> query.states().isEmpty() || query.states().contains(job.state()))
                .limit(query.limit())
                .toList();
    }

    /** Lets the time run in which an ended job can still be found. */
    void end(Job job) {
        synchronized (ended) {
            ended.add(job);
        }
    }

    /** Forgets ended jobs: those of before a time, and the oldest where there are more than so many. */
    List<Job> expire(Instant before, int most) {
        List<Job> expired = new ArrayList<>();
        synchronized (ended) {
            for (Job oldest = ended.peek();
                    oldest != null && (ended.size() > most || oldest.updatedAt().isBefore(before));
                    oldest = ended.peek()) {
                expired.add(ended.remove());
            }
        }
        expired.forEach(job -> cells.remove(job.id()));
        return expired;
    }
}
