package dev.atelier.runtime.registry;

import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The index of the models in force, kept up with the providers: made anew when one comes, goes or has another catalogue
 * than before. Safe for use by any number of threads.
 */
final class LiveIndex {
    private final ReentrantLock lock = new ReentrantLock();
    private final BoundProviders providers;
    private final Departures departures;
    private final ModelsInForce models;
    private volatile ModelIndex index;

    LiveIndex(BoundProviders providers, Departures departures, ModelsInForce models) {
        this.providers = providers;
        this.departures = departures;
        this.models = models;
        this.index = models.index(offers());
    }

    /** The index with the name's provider as it is now; an unknown name is looked for in all catalogues once more. */
    ModelIndex forName(Operation operation, String name) {
        ModelIndex now = index;
        boolean current = NameRules.find(now, operation, ModelIndex.key(name.strip()))
                .filter(entry -> isCurrent(now, entry.provider()))
                .isPresent();
        return current ? now : refreshed();
    }

    /** The index with every provider as it is now. */
    ModelIndex refreshed() {
        ModelIndex now = index;
        if (!providers.ids().stream().allMatch(id -> isCurrent(now, id))) {
            refresh();
        }
        return index;
    }

    void refresh() {
        lock.lock();
        try {
            index = models.index(offers());
        } finally {
            lock.unlock();
        }
    }

    private boolean isCurrent(ModelIndex now, String provider) {
        Standing head = providers.head(provider);
        if (head == null) {
            return true;
        }
        return head.info().catalogue().equals(now.catalogue(provider));
    }

    /** Of each provider what its head offers; of one that is being replaced what it offered last. */
    private List<ProviderInfo> offers() {
        List<ProviderInfo> offers = new ArrayList<>();
        for (String id : providers.ids()) {
            Standing head = providers.head(id);
            if (head != null) {
                offers.add(head.info());
            }
        }
        offers.addAll(departures.known());
        return offers;
    }
}
