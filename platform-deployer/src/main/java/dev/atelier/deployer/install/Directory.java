package dev.atelier.deployer.install;

import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runtime says of the providers in bundles; says nothing while there is no runtime. */
final class Directory {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long GLANCE_NANOS = 2_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final BundleContext context;

    Directory(BundleContext context) {
        this.context = context;
    }

    /** Why the bundle's providers cannot serve, if one cannot. */
    Optional<String> fault(Bundle bundle) {
        List<ProviderStatus> all = providers();
        for (ProviderStatus mine : of(bundle, all)) {
            if (mine.state() == ProviderStatus.State.FAILING) {
                return Optional.of("provider " + mine.id() + " failed its probe: "
                        + mine.detail().orElse("it says that it cannot work"));
            }
            Optional<ProviderStatus> taken = all.stream()
                    .filter(other ->
                            other.id().equals(mine.id()) && !other.bundle().equals(mine.bundle()))
                    .findFirst();
            if (taken.isPresent()) {
                return Optional.of("provider id " + mine.id() + " is already that of "
                        + taken.get().bundle() + "; choose another id or undeploy that bundle first");
            }
        }
        return Optional.empty();
    }

    /** Sentences about providers that lack a setting. */
    List<String> notes(Bundle bundle) {
        return of(bundle, providers()).stream()
                .filter(provider -> provider.state() == ProviderStatus.State.UNCONFIGURED)
                .map(provider -> "provider " + provider.id() + " is not configured yet"
                        + provider.detail().map(detail -> ": " + detail).orElse(""))
                .toList();
    }

    /** The operations and models that the bundle's providers bring. */
    List<String> adds(Bundle bundle) {
        Set<String> adds = new TreeSet<>();
        List<ModelStatus> models = ask(ProviderDirectory::models);
        for (ProviderStatus provider : of(bundle, providers())) {
            provider.models().forEach(model -> adds.add("model:" + model));
            models.stream()
                    .filter(model -> model.provider().equals(provider.id()))
                    .map(ModelStatus::model)
                    .map(ModelDescriptor::operations)
                    .forEach(operations -> operations.forEach(operation -> adds.add("operation:" + operation.name())));
        }
        return List.copyOf(adds);
    }

    /** Waits until new calls go to the bundle's providers, where it has any. */
    void awaitInService(Bundle bundle) {
        await(() -> of(bundle, providers()).stream()
                .noneMatch(provider -> provider.state() == ProviderStatus.State.DRAINING));
    }

    /** Waits until no new call goes to the bundle's providers. */
    void awaitOutOfService(Bundle bundle) {
        await(() -> bundle.getState() != Bundle.ACTIVE
                && of(bundle, providers()).stream()
                        .noneMatch(provider -> provider.state() == ProviderStatus.State.READY));
    }

    private static List<ProviderStatus> of(Bundle bundle, List<ProviderStatus> all) {
        return all.stream()
                .filter(provider -> provider.bundleId() == bundle.getBundleId())
                .toList();
    }

    private List<ProviderStatus> providers() {
        return ask(ProviderDirectory::providers);
    }

    private <T> List<T> ask(Function<ProviderDirectory, List<T>> question) {
        ServiceReference<ProviderDirectory> reference = context.getServiceReference(ProviderDirectory.class);
        if (reference == null) {
            return List.of();
        }
        ProviderDirectory directory = context.getService(reference);
        try {
            return directory == null ? List.of() : question.apply(directory);
        } catch (RuntimeException e) {
            LOG.warn("The runtime could not tell of its providers", e);
            return List.of();
        } finally {
            context.ungetService(reference);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
