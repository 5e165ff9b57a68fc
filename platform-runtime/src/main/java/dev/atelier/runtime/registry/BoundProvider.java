package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One version of a provider, from its binding to its end. Safe for use by any number of threads. */
final class BoundProvider {
    private final Origin origin;
    private final MediaProvider provider;
    private final LeaseCount leases = new LeaseCount();
    private final LoadMeter load = new LoadMeter();
    /** Its last answer. Until it has given one it goes by the name of its bundle. */
    private volatile ProviderInfo known;

    private volatile boolean answered;
    private volatile @Nullable VendorList list;

    BoundProvider(Origin origin, MediaProvider provider) {
        this.origin = origin;
        this.provider = provider;
        ModelCatalogue empty = new ModelCatalogue(origin.bundle(), origin.bundle(), List.of(), Map.of(), List.of());
        this.known = new ProviderInfo(empty, new Readiness.Failing("it has not answered yet"), false);
    }

    /** How it stands now. A provider that throws counts as failing; asked again it may have recovered. */
    ProviderInfo info() {
        try {
            ProviderInfo now = listed(Objects.requireNonNull(provider.info(), "info() gave null"));
            known = now;
            answered = true;
            return now;
        } catch (RuntimeException | LinkageError broken) {
            // The reason as text: the exception itself would keep the bundle's class loader alive.
            Readiness failing = new Readiness.Failing("its probe failed: " + broken);
            return new ProviderInfo(known.catalogue(), failing, known.vendorAddress());
        }
    }

    private ProviderInfo listed(ProviderInfo own) {
        VendorList latest = list;
        return latest == null ? own : latest.over(own);
    }

    /**
     * Asks the vendor for its own list of models, when that was not done for so long and the provider is ready. The list
     * is kept until the next one; a vendor that cannot be asked leaves the last one in force.
     */
    void askForList(Instant now, Duration age) {
        VendorList latest = list;
        boolean due = latest == null || !now.isBefore(latest.asked().plus(age));
        if (due && info().readiness() instanceof Readiness.Ready && leases.take()) {
            try {
                list = VendorList.of(provider, latest, now);
            } finally {
                leases.giveBack();
            }
        }
    }

    /** The provider that it is a version of. One that has not told yet is asked again: it may have recovered. */
    String id() {
        return (answered ? known : info()).id();
    }

    ProviderInfo lastKnown() {
        return known;
    }

    Origin origin() {
        return origin;
    }

    MediaProvider provider() {
        return provider;
    }

    LeaseCount leases() {
        return leases;
    }

    LoadMeter load() {
        return load;
    }

    @Override
    public String toString() {
        return known.id() + " " + origin.version() + " (bundle " + origin.bundleId() + ")";
    }
}
