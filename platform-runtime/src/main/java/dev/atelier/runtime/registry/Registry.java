package dev.atelier.runtime.registry;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.runtime.timeline.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the providers in service and their models, and holds versions until their calls have ended. */
@Component(
        service = {Routing.class, ProviderDirectory.class, VendorLists.class},
        configurationPid = "dev.atelier.registry")
@Designate(ocd = RegistryConfig.class)
public final class Registry implements Routing, ProviderDirectory, VendorLists {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Map<Object, BoundProvider> byKey = new ConcurrentHashMap<>();
    private final CatalogueReader reader;
    private final OperatorModels operator;
    private final Departures departures;
    private final BoundProviders providers;
    private final LifeCycleRules lifeCycle;
    private final LiveIndex index;
    private final Directory directory;
    private final Duration drain;

    @Activate
    public Registry(BundleContext context, RegistryConfig config, @Reference CatalogueReader reader) {
        this(
                reader,
                Path.of(
                        Objects.requireNonNull(context.getProperty("atelier.home"), "atelier.home is not set"),
                        "data",
                        "models"),
                new Departures(
                        Clock.systemUTC(),
                        Duration.ofSeconds(config.replacementSeconds()),
                        bundleId -> context.getBundle(bundleId) != null),
                new LifeCycleRules(Clock.systemUTC(), config.successorRouting()),
                Duration.ofSeconds(config.drainSeconds()));
    }

    Registry(CatalogueReader reader, Path models, Departures departures, LifeCycleRules lifeCycle, Duration drain) {
        this.reader = reader;
        this.operator = new OperatorModels(models);
        this.departures = departures;
        this.providers = new BoundProviders(departures);
        this.lifeCycle = lifeCycle;
        this.index = new LiveIndex(providers, departures, new ModelsInForce(reader, operator));
        this.directory = new Directory(providers, lifeCycle);
        this.drain = drain;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindProvider(ServiceReference<MediaProvider> reference, MediaProvider provider) {
        bind(reference, new BoundProvider(Origin.of(reference), provider));
    }

    void unbindProvider(ServiceReference<MediaProvider> reference) {
        unbind(reference);
    }

    void bind(Object key, BoundProvider version) {
        byKey.put(key, version);
        providers.add(version);
        index.refresh();
        if (version.info().readiness() instanceof Readiness.Failing broken) {
            LOG.warn("{} is bound, but takes no calls: {}", version, broken.reason());
        } else {
            LOG.info("{} is bound", version);
        }
    }

    /** Blocks until the calls in flight have ended or their time is over: the bundle is stopped when this returns. */
    void unbind(Object key) {
        BoundProvider version = byKey.remove(key);
        if (version == null) {
            return;
        }
        providers.retire(version);
        index.refresh();
        long held = providers.drain(version, drain);
        if (held > 0) {
            LOG.warn("{} goes although {} calls hold it after {}", version, held, drain);
        } else {
            LOG.info("{} is gone", version);
        }
    }

    @Override
    public Route route(MediaRequest request) {
        ModelIndex now = index.forName(request.operation(), request.model());
        ModelEntry asked = NameRules.resolve(now, request.operation(), request.model());
        LifeCycleRules.Choice choice =
                lifeCycle.choose(now, request.operation(), asked, isVendorAddress(asked.provider()));
        ModelEntry entry = choice.entry();
        MediaRequest complete = complete(entry, request);
        providers.requireService(entry.provider());
        return new Route(entry.provider(), entry.model(), complete, choice.warnings());
    }

    private boolean isVendorAddress(String provider) {
        Standing head = providers.head(provider);
        Optional<ProviderInfo> info = head == null ? departures.known(provider) : Optional.of(head.info());
        return info.map(ProviderInfo::vendorAddress).orElse(true);
    }

    private static MediaRequest complete(ModelEntry entry, MediaRequest request) {
        try {
            return Timeline.isAsked(request, entry.model())
                    ? Timeline.complete(request, entry.rules()::complete)
                    : entry.rules().complete(request);
        } catch (IllegalArgumentException noSchema) {
            throw new MediaException(
                    ErrorKind.INTERNAL,
                    "the catalogue entry " + entry.model().id() + " is broken: " + noSchema.getMessage(),
                    noSchema);
        }
    }

    @Override
    public Lease acquire(String provider, Duration patience) {
        return providers.acquire(provider, patience);
    }

    @Override
    public void ask(Instant now, Duration age) {
        providers.inService().forEach(version -> version.askForList(now, age));
    }

    @Override
    public List<ProviderStatus> providers() {
        return directory.providers();
    }

    @Override
    public List<ModelStatus> models() {
        return directory.models(index.refreshed());
    }

    @Override
    public ModelStatus putModel(String id, String provider, Parameters entry) {
        OperatorModel model = new OperatorModel(id, provider, entry);
        Optional<ModelCatalogue> catalogue =
                Optional.ofNullable(index.refreshed().catalogue(provider));
        ModelEntry complete = model.checked(reader, catalogue);
        operator.put(model);
        index.refresh();
        LOG.info("The operator put model {} of {} in force", id, provider);
        return directory.status(complete);
    }

    @Override
    public boolean removeModel(String id) {
        boolean removed = operator.remove(id);
        index.refresh();
        return removed;
    }
}
