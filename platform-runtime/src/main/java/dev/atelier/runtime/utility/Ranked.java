package dev.atelier.runtime.utility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services that come and go, in the order of their ranking. Safe for use by any number of threads. */
public final class Ranked<S> {
    private record Entry<S>(S service, int ranking, long id) {
        static <S> Entry<S> of(S service, Map<String, Object> properties) {
            int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
            long id = properties.get("service.id") instanceof Long number ? number : 0;
            return new Entry<>(service, ranking, id);
        }
    }

    private volatile List<Entry<S>> entries = List.of();

    public synchronized void add(S service, Map<String, Object> properties) {
        List<Entry<S>> more = new ArrayList<>(entries);
        more.add(Entry.of(service, properties));
        more.sort(Comparator.<Entry<S>>comparingInt(Entry::ranking).reversed().thenComparingLong(Entry::id));
        entries = List.copyOf(more);
    }

    public synchronized void remove(S service) {
        entries = entries.stream().filter(entry -> entry.service() != service).toList();
    }

    /** Highest ranking first. */
    public List<S> all() {
        return entries.stream().map(Entry::service).toList();
    }

    /** The one of highest ranking. */
    public Optional<S> first() {
        return entries.stream().map(Entry::service).findFirst();
    }
}
