package dev.atelier.deployer;

import dev.atelier.core.Parameters;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The providers in the framework, the newest version ready, older ones standing by, as the runtime has it. */
final class FakeDirectory implements ProviderDirectory {
    private final ServiceTracker<MediaProvider, MediaProvider> tracker;

    FakeDirectory(BundleContext context) {
        this.tracker = new ServiceTracker<>(context, MediaProvider.class, null);
        tracker.open();
    }

    @Override
    public List<ProviderStatus> providers() {
        Map<String, ProviderStatus> newest = new TreeMap<>();
        List<ProviderStatus> all = new ArrayList<>();
        List<Bound> bound = new ArrayList<>();
        tracker.getTracked().forEach((reference, provider) -> {
            Bundle bundle = reference.getBundle();
            if (bundle != null) {
                bound.add(new Bound(bundle, provider));
            }
        });
        bound.sort(Comparator.comparing((Bound b) -> b.bundle.getVersion())
                .thenComparing(b -> b.bundle.getBundleId())
                .reversed());
        for (Bound next : bound) {
            ProviderStatus status = status(next.bundle, next.provider);
            boolean older = newest.putIfAbsent(status.bundle(), status) != null;
            all.add(older ? as(status, ProviderStatus.State.DRAINING) : status);
        }
        return all;
    }

    @Override
    public List<ModelStatus> models() {
        List<ModelStatus> models = new ArrayList<>();
        for (MediaProvider provider : tracker.getTracked().values()) {
            for (ModelDescriptor model : provider.info().catalogue().models()) {
                models.add(new ModelStatus(provider.info().id(), model, LifeCycle.Stage.ACTIVE, false, true));
            }
        }
        return models;
    }

    private record Bound(Bundle bundle, MediaProvider provider) {}

    private static ProviderStatus status(Bundle bundle, MediaProvider provider) {
        String id = bundle.getSymbolicName();
        ProviderStatus.State state = ProviderStatus.State.READY;
        Optional<String> detail = Optional.empty();
        List<String> models = List.of();
        try {
            ProviderInfo info = provider.info();
            id = info.id();
            models = info.catalogue().models().stream().map(ModelDescriptor::id).toList();
        } catch (RuntimeException e) {
            state = ProviderStatus.State.FAILING;
            detail = Optional.of("info() threw " + e);
        }
        return new ProviderStatus(
                id,
                id,
                bundle.getSymbolicName(),
                bundle.getBundleId(),
                bundle.getVersion().toString(),
                state,
                detail,
                models,
                new ProviderStatus.Load(0, 0, 0, 0, 0, 0));
    }

    private static ProviderStatus as(ProviderStatus s, ProviderStatus.State state) {
        return new ProviderStatus(
                s.id(), s.title(), s.bundle(), s.bundleId(), s.version(), state, s.detail(), s.models(), s.load());
    }

    @Override
    public ModelStatus putModel(String id, String provider, Parameters entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeModel(String id) {
        return false;
    }
}
