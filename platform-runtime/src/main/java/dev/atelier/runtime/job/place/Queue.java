package dev.atelier.runtime.job.place;

import dev.atelier.core.CallId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of one provider that have found no room, in the order in which they first asked. For one thread at a time. */
final class Queue {
    private record Waiting(Demand demand, long seen) {}

    private final Map<CallId, Waiting> waiting = new LinkedHashMap<>();
    private final String provider;
    private final long patience;

    /** @param patience nanoseconds after which a call that has not asked again is not counted with */
    Queue(String provider, long patience) {
        this.provider = provider;
        this.patience = patience;
    }

    /** A call asks, for the first time or again; it keeps its place. */
    void ask(CallId id, Demand demand, long now) {
        waiting.put(id, new Waiting(demand, now));
    }

    void remove(CallId id) {
        waiting.remove(id);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those for which there is room. Who needs much memory is not overtaken by those who need less of it. */
    List<CallId> next(Taken taken, long now) {
        List<CallId> next = new ArrayList<>();
        Taken promised = taken.nothing();
        Iterator<Map.Entry<CallId, Waiting>> calls = waiting.entrySet().iterator();
        while (calls.hasNext() && taken.hasTurnAt(provider, promised)) {
            Map.Entry<CallId, Waiting> call = calls.next();
            Demand demand = call.getValue().demand();
            if (now - call.getValue().seen() > patience) {
                calls.remove();
            } else if (taken.hasTurnFor(demand, promised)) {
                if (taken.hasMemoryFor(demand, promised)) {
                    next.add(call.getKey());
                }
                promised.add(demand);
            }
        }
        return next;
    }
}
