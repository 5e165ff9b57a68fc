package dev.atelier.runtime.registry;

import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.core.registry.ProviderStatus.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes providers and models for operators. */
final class Directory {
    private final BoundProviders providers;
    private final LifeCycleRules lifeCycle;

    Directory(BoundProviders providers, LifeCycleRules lifeCycle) {
        this.providers = providers;
        this.lifeCycle = lifeCycle;
    }

    List<ProviderStatus> providers() {
        List<ProviderStatus> statuses = new ArrayList<>();
        Set<String> served = new HashSet<>();
        for (BoundProvider version : providers.inService()) {
            ProviderInfo info = version.info();
            boolean standsBy = info.readiness() instanceof Readiness.Ready && !served.add(info.id());
            statuses.add(status(version, info, standsBy ? State.DRAINING : state(info.readiness())));
        }
        for (BoundProvider version : providers.draining()) {
            statuses.add(status(version, version.lastKnown(), State.DRAINING));
        }
        statuses.sort(Comparator.comparing(ProviderStatus::id));
        return statuses;
    }

    private static ProviderStatus status(BoundProvider version, ProviderInfo info, State state) {
        Origin origin = version.origin();
        return new ProviderStatus(
                info.id(),
                info.catalogue().title(),
                origin.bundle(),
                origin.bundleId(),
                origin.version().toString(),
                state,
                detail(info.readiness()),
                info.catalogue().models().stream().map(ModelDescriptor::id).toList(),
                version.load().load(version.leases().held()));
    }

    private static State state(Readiness readiness) {
        if (readiness instanceof Readiness.Unconfigured) {
            return State.UNCONFIGURED;
        }
        return readiness instanceof Readiness.Failing ? State.FAILING : State.READY;
    }

    private static Optional<String> detail(Readiness readiness) {
        if (readiness instanceof Readiness.Unconfigured lacks) {
            return Optional.of(lacks.setting());
        }
        return readiness instanceof Readiness.Failing broken ? Optional.of(broken.reason()) : Optional.empty();
    }

    /** The models whose providers are in service, and those that an operator added to others. */
    List<ModelStatus> models(ModelIndex index) {
        Set<String> bound = providers.ids();
        return index.entries().stream()
                .filter(entry -> entry.configured() || bound.contains(entry.provider()))
                .map(this::status)
                .sorted(Comparator.comparing(ModelStatus::provider)
                        .thenComparing(status -> status.model().id()))
                .toList();
    }

    ModelStatus status(ModelEntry entry) {
        LifeCycle.Stage stage = lifeCycle.stage(entry);
        Standing head = providers.head(entry.provider());
        return new ModelStatus(
                entry.provider(), entry.model(), stage, entry.configured(), head != null && head.ready());
    }
}
