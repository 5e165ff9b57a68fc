package dev.atelier.runtime.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Services that come and go, the highest {@code service.ranking} first. Of several with the same component name, as
 * there are while a bundle is replaced, only the newest counts. Safe for use by any number of threads.
 */
final class RankedServices<S> {
    /** A service and the name by which it is known from one version of its bundle to the next. */
    record Named<S>(String name, S service) {}

    private record Entry<S>(Named<S> named, int ranking, long serviceId) {}

    private final List<Entry<S>> bound = new ArrayList<>();
    private volatile List<Named<S>> ranked = List.of();

    synchronized void add(S service, Map<String, ?> properties) {
        Object name = properties.get("component.name");
        bound.add(new Entry<>(
                new Named<>(name == null ? service.getClass().getName() : name.toString(), service),
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                properties.get("service.id") instanceof Long id ? id : bound.size()));
        rank();
    }

    synchronized void remove(S service) {
        bound.removeIf(entry -> entry.named().service() == service);
        rank();
    }

    List<Named<S>> all() {
        return ranked;
    }

    /** The highest ranking there is; less than any where there is no service. */
    synchronized int highest() {
        return bound.stream().mapToInt(Entry::ranking).max().orElse(Integer.MIN_VALUE);
    }

    private void rank() {
        Set<String> names = new HashSet<>();
        Comparator<Entry<S>> newest =
                Comparator.comparingLong(Entry<S>::serviceId).reversed();
        ranked = bound.stream()
                .sorted(newest)
                .filter(entry -> names.add(entry.named().name()))
                .sorted(Comparator.comparingInt(Entry<S>::ranking).reversed())
                .map(Entry::named)
                .toList();
    }
}
