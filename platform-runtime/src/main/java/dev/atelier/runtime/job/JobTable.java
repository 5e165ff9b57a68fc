package dev.atelier.runtime.job;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The jobs in memory, by age; those that have ended only for a while. Safe for use by any number of threads. */
final class JobTable {
    private final NavigableMap<CallId, Cell> cells = new ConcurrentSkipListMap<>();
    private final Map<CallId, Job> ended = new LinkedHashMap<>();
    private final Map<CallId, Job> heard = new LinkedHashMap<>();

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
            ended.put(job.id(), job);
        }
    }

    /** Puts an ended job among those that are forgotten first. */
    void heard(CallId id) {
        synchronized (ended) {
            Job job = ended.remove(id);
            if (job != null) {
                heard.put(id, job);
            }
        }
    }

    /**
     * Forgets ended jobs: those of before a time, and where there are more than so many the oldest, of which the end was
     * heard if there are such.
     */
    List<Job> expire(Instant before, int most) {
        List<Job> expired = new ArrayList<>();
        synchronized (ended) {
            take(heard, before, most - ended.size(), expired);
            take(ended, before, most - heard.size(), expired);
        }
        expired.forEach(job -> cells.remove(job.id()));
        return expired;
    }

    private static void take(Map<CallId, Job> jobs, Instant before, int most, List<Job> taken) {
        Iterator<Job> oldestFirst = jobs.values().iterator();
        while (oldestFirst.hasNext()) {
            Job oldest = oldestFirst.next();
            if (jobs.size() <= most && !oldest.updatedAt().isBefore(before)) {
                return;
            }
            taken.add(oldest);
            oldestFirst.remove();
        }
    }
}
