package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.PrefixRule;
import dev.atelier.core.operation.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All models by all their names, made once and then only read: a change of a catalogue makes another index. Names are
 * compared in lower case. Where two providers share a name, an operator's entry comes first, then the provider whose
 * id comes first.
 */
final class ModelIndex {
    private static final Comparator<ModelEntry> PRECEDENCE =
            Comparator.comparing(ModelEntry::configured).reversed().thenComparing(ModelEntry::provider);
    private static final Comparator<Prefix> LONGEST_FIRST = Comparator.<Prefix>comparingInt(
                    prefix -> prefix.rule().prefix().length())
            .reversed()
            .thenComparing(prefix -> prefix.entry().provider());

    private final Map<String, ModelCatalogue> catalogues = new HashMap<>();
    private final Map<String, List<ModelEntry>> ids = new TreeMap<>();
    private final Map<String, List<ModelEntry>> aliases = new TreeMap<>();
    private final Map<String, Map<Operation, ModelEntry>> defaults = new TreeMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    private final Map<String, String> waiting;

    /**
     * @param offers the entries of each catalogue, an operator's included
     * @param waiting provider ids by the names of models that an operator added to providers not seen yet
     */
    ModelIndex(Collection<Offer> offers, Map<String, String> waiting) {
        this.waiting = waiting;
        offers.forEach(this::add);
        ids.values().forEach(entries -> entries.sort(PRECEDENCE));
        aliases.values().forEach(entries -> entries.sort(PRECEDENCE));
        prefixes.sort(LONGEST_FIRST);
    }

    private void add(Offer offer) {
        ModelCatalogue catalogue = offer.catalogue();
        catalogues.put(catalogue.provider(), catalogue);
        Map<String, ModelEntry> own = new HashMap<>();
        for (ModelEntry entry : offer.entries()) {
            own.put(key(entry.model().id()), entry);
            ids.computeIfAbsent(key(entry.model().id()), id -> new ArrayList<>())
                    .add(entry);
            entry.model()
                    .aliases()
                    .forEach(alias -> aliases.computeIfAbsent(key(alias), name -> new ArrayList<>())
                            .add(entry));
        }
        Map<Operation, ModelEntry> byOperation = new HashMap<>();
        catalogue.defaults().forEach((operation, id) -> putIfKnown(byOperation, operation, own.get(key(id))));
        defaults.put(key(catalogue.provider()), byOperation);
        for (PrefixRule rule : catalogue.prefixes()) {
            ModelEntry entry = own.get(key(rule.model()));
            if (entry != null) {
                prefixes.add(new Prefix(rule, entry));
            }
        }
    }

    private static void putIfKnown(
            Map<Operation, ModelEntry> byOperation, Operation operation, @Nullable ModelEntry entry) {
        if (entry != null) {
            byOperation.put(operation, entry);
        }
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The catalogue that this index was made from; null when the provider was not there. */
    @Nullable
    ModelCatalogue catalogue(String provider) {
        return catalogues.get(provider);
    }

    /** Every entry, by id. */
    List<ModelEntry> entries() {
        return ids.values().stream().flatMap(List::stream).toList();
    }

    /** The entries with this id or, after them, this alias. */
    List<ModelEntry> named(String key) {
        List<ModelEntry> entries = new ArrayList<>(ids.getOrDefault(key, List.of()));
        entries.addAll(aliases.getOrDefault(key, List.of()));
        return entries;
    }

    boolean isProvider(String key) {
        return defaults.containsKey(key);
    }

    Optional<ModelEntry> providerDefault(String key, Operation operation) {
        return Optional.ofNullable(defaults.getOrDefault(key, Map.of()).get(operation));
    }

    /** The entries that rules name for a beginning of this name, the longest first. */
    List<ModelEntry> byPrefix(String key, String group) {
        return prefixes.stream()
                .filter(prefix -> prefix.rule().holdsFor(key, group))
                .map(prefix -> prefix.rule().sends(key) ? prefix.entry().verbatim(key) : prefix.entry())
                .toList();
    }

    /** The provider that an operator's model of this name waits for. */
    Optional<String> waitingFor(String key) {
        return Optional.ofNullable(waiting.get(key));
    }

    /** Every name that an operation can be asked by, without those that only a prefix covers. */
    List<String> names(Operation operation) {
        List<String> names = new ArrayList<>();
        ids.forEach((name, entries) -> addIfOffered(names, name, entries, operation));
        aliases.forEach((name, entries) -> addIfOffered(names, name, entries, operation));
        defaults.forEach((name, byOperation) -> {
            if (byOperation.containsKey(operation)) {
                names.add(name);
            }
        });
        return names;
    }

    private static void addIfOffered(List<String> names, String name, List<ModelEntry> entries, Operation operation) {
        if (entries.stream().anyMatch(entry -> entry.offers(operation))) {
            names.add(name);
        }
    }

    /**
     * What one provider offers.
     *
     * @param catalogue as its bundle says
     * @param entries of the catalogue, with an operator's changes and additions
     */
    record Offer(ModelCatalogue catalogue, List<ModelEntry> entries) {}

    private record Prefix(PrefixRule rule, ModelEntry entry) {}
}
