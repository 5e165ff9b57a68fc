package dev.atelier.testkit;

import dev.atelier.core.CallId;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.runtime.catalogue.JsonCatalogueReader;
import dev.atelier.runtime.http.Doors;
import dev.atelier.runtime.http.Purchases;
import dev.atelier.runtime.utility.ImageConverter;
import dev.atelier.runtime.utility.Validators;
import dev.atelier.runtime.utility.WavEncoder;
import dev.atelier.runtime.validation.RequestRules;
import dev.atelier.testkit.vendor.SampleMedia;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What a provider meets in a running platform, without OSGi: the runtime's own catalogue reader, parameter checks and
 * HTTP door, and a sink in memory. Fetches from private addresses, since fake vendors have such. Safe for use by any
 * number of threads, but for {@link #provider} and {@link #stop}.
 */
public final class TestPlatform implements AutoCloseable {
    private static final Duration LONGEST_POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CatalogueReader reader = new JsonCatalogueReader();
    private final Components components = new Components(reader);
    private final MemorySink sink = new MemorySink();
    private final Purchases purchases = new Purchases();
    private final AtomicLong calls = new AtomicLong();

    public TestPlatform() {
        this(true);
    }

    /** @param privateAddresses whether results are fetched from private addresses, as fake vendors have them */
    public TestPlatform(boolean privateAddresses) {
        components.offer(purchases);
        components.offer(components.make(Doors.class, Map.of("allowPrivateAddresses", privateAddresses)));
        components.offer(new ImageConverter(new Validators()));
        components.offer(new WavEncoder());
    }

    /** Makes a provider through its public constructor, with these settings and the defaults of its others. */
    public <T extends MediaProvider> T provider(Class<T> type, Map<String, ?> settings) {
        return components.make(type, settings);
    }

    /** Deactivates a provider before the platform is closed. */
    public void stop(MediaProvider provider) {
        components.stop(provider);
    }

    /** The runtime's own, for tests that make their provider themselves. */
    public CatalogueReader catalogueReader() {
        return reader;
    }

    /** Tells when a provider is about to buy. */
    public Purchases purchases() {
        return purchases;
    }

    /** Where results go. */
    public MemorySink sink() {
        return sink;
    }

    /**
     * A call as the pipeline makes it: the model found by its name, the parameters checked by the model's schema and
     * completed. Its inputs are {@link SampleMedia}.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code INVALID_REQUEST}
     */
    public TestCall call(MediaProvider provider, MediaRequest request) {
        ModelDescriptor model = model(provider.info().catalogue(), request);
        CallId id = new CallId(String.format("01KAFXZ%019d", calls.incrementAndGet()));
        return new TestCall(new RequestRules(model).complete(request), model, sink)
                .withId(id)
                .withMedia(media(request));
    }

    private static Map<String, List<MediaContent>> media(MediaRequest request) {
        Map<String, List<MediaContent>> media = new LinkedHashMap<>();
        request.inputs()
                .forEach((role, sources) -> media.put(
                        role,
                        sources.stream()
                                .map(source -> SampleMedia.of(source)
                                        .orElseThrow(() ->
                                                new AssertionError("only sample media are known here, not " + source)))
                                .map(SampleMedia::content)
                                .toList()));
        return media;
    }

    /** Starts a call and polls it to its end. */
    public MediaResult run(MediaProvider provider, ProviderCall call) {
        return finish(provider, call, provider.start(call));
    }

    /** Polls a call to its end. */
    public MediaResult finish(MediaProvider provider, ProviderCall call, ProviderAnswer begun) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ProviderAnswer answer = begun;
        while (answer instanceof ProviderAnswer.Started started) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not done within " + PATIENCE + ": " + started.handle());
            }
            Duration pause = started.pollAfter().compareTo(LONGEST_POLL) < 0 ? started.pollAfter() : LONGEST_POLL;
            LockSupport.parkNanos(pause.toNanos());
            answer = provider.poll(call, started.handle());
        }
        return ((ProviderAnswer.Finished) answer).result();
    }

    @Override
    public void close() {
        components.close();
    }

    private static ModelDescriptor model(ModelCatalogue catalogue, MediaRequest request) {
        String asked = request.model();
        String name = asked.equals(catalogue.provider())
                ? catalogue.defaults().getOrDefault(request.operation(), asked)
                : asked;
        return catalogue
                .model(name)
                .or(() -> catalogue.models().stream()
                        .filter(model -> model.aliases().contains(name))
                        .findFirst())
                .or(() -> byPrefix(catalogue, request))
                .orElseThrow(() -> new AssertionError(catalogue.provider() + " has no model " + name));
    }

    private static Optional<ModelDescriptor> byPrefix(ModelCatalogue catalogue, MediaRequest request) {
        String asked = request.model();
        return catalogue.prefixes().stream()
                .filter(rule -> rule.holdsFor(asked, request.operation().group()))
                .max(Comparator.comparingInt(rule -> rule.prefix().length()))
                .flatMap(rule ->
                        catalogue.model(rule.model()).map(model -> rule.sends(asked) ? model.withId(asked) : model));
    }
}
