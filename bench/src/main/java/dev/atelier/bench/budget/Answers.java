package dev.atelier.bench.budget;

import dev.atelier.bench.load.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What came back. Safe for use by any number of threads. */
public final class Answers {
    private static final int SPENT = 402;
    private static final int BUSY = 503;

    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final LongAdder cached = new LongAdder();

    void add(PlannedCall call, Answer answer, Instant sent, boolean last) {
        byStatus.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
        if (answer.status() == SPENT) {
            refusals.add(Refusal.read(call, answer.text(), sent, Instant.now()));
        } else if (answer.ok()) {
            cached.add(answer.value("cached").equals("true") ? 1 : 0);
        } else if (call.fate().isEmpty() && (last || answer.status() != BUSY)) {
            unexpected.add(answer.status() + " " + answer.text());
        }
    }

    /** How often. */
    public long of(int status) {
        LongAdder count = byStatus.get(status);
        return count == null ? 0 : count.sum();
    }

    /** How often a client that waited was told that its picture came from the cache. */
    public long cached() {
        return cached.sum();
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Answers that neither the budget nor the vendor explain. */
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }
}
