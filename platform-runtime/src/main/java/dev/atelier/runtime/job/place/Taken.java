package dev.atelier.runtime.job.place;

import java.util.HashMap;
import java.util.Map;

/** What is taken just now. For one thread at a time. */
final class Taken {
    private final Map<String, Long> providers = new HashMap<>();
    private final Map<String, Long> models = new HashMap<>();
    private final long perProvider;
    private final long memory;
    private long megabytes;

    Taken(long perProvider, long memory) {
        this.perProvider = perProvider;
        this.memory = memory;
    }

    /** @param more what others are to be given first */
    boolean hasTurnFor(Demand demand, Taken more) {
        return hasTurnAt(demand.provider(), more) && sum(models, more.models, demand.model()) < demand.modelAtOnce();
    }

    boolean hasTurnAt(String provider, Taken more) {
        return sum(providers, more.providers, provider) < perProvider;
    }

    boolean hasMemoryFor(Demand demand, Taken more) {
        return megabytes + more.megabytes + demand.megabytes() <= memory;
    }

    private static long sum(Map<String, Long> some, Map<String, Long> others, String name) {
        return some.getOrDefault(name, 0L) + others.getOrDefault(name, 0L);
    }

    void add(Demand demand) {
        change(demand, 1);
    }

    void remove(Demand demand) {
        change(demand, -1);
    }

    private void change(Demand demand, long count) {
        count(providers, demand.provider(), count);
        count(models, demand.model(), count);
        megabytes += count * demand.megabytes();
    }

    private static void count(Map<String, Long> counts, String name, long change) {
        counts.merge(name, change, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Nothing, under the same bounds. */
    Taken nothing() {
        return new Taken(perProvider, memory);
    }
}
