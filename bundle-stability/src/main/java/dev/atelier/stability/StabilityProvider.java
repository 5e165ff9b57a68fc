package dev.atelier.stability;

import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import dev.atelier.stability.wire.ApiError;
import dev.atelier.stability.wire.Submitted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Stability AI as a provider: every call is a form sent to an endpoint. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.stability")
@Designate(ocd = StabilityConfig.class)
public final class StabilityProvider implements MediaProvider {
    private static final String VERSION = "/v2beta/";

    private final ProviderInfo info;
    private final Vendor vendor;
    private final Duration pollInterval;

    @Activate
    public StabilityProvider(@Reference CatalogueReader reader, @Reference HttpDoors doors, StabilityConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.pollInterval = Duration.ofSeconds(config.pollInterval());
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at("stability.ai"));
    }

    @Deactivate
    void close() {
        vendor.close();
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        Endpoint endpoint = endpoint(call);
        Form form = Form.of(call, endpoint);
        Outcome outcome = new Outcome(vendor, call, form);
        HttpCall submit = HttpCall.buy(VERSION + endpoint.path(), form.body(call, endpoint))
                .withHeader("Accept", outcome.accept());
        if (!endpoint.asynchronous()) {
            return finished(outcome, vendor.door().binary(submit, call.sink()), endpoint);
        }
        HttpReply reply = vendor.accepted(vendor.door().send(submit), errors(endpoint));
        return Submitted.id(reply.body())
                .map(id -> started(new JobHandle(id)))
                .orElseThrow(() -> vendor.malformed("the answer names no id under which to ask for the result"));
    }

    /** The handle is the vendor's id, which is known for 24 hours and to the key that submitted only. */
    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        Endpoint endpoint = endpoint(call);
        Outcome outcome = new Outcome(vendor, call, Form.of(call, endpoint));
        HttpCall ask = HttpCall.get(VERSION + "results/" + handle.value()).withHeader("Accept", outcome.accept());
        BinaryReply reply = vendor.door().binary(ask, call.sink());
        return reply.reply().status() == 202 ? started(handle) : finished(outcome, reply, endpoint);
    }

    private ProviderAnswer started(JobHandle handle) {
        return new ProviderAnswer.Started(handle, 0, pollInterval);
    }

    private ProviderAnswer finished(Outcome outcome, BinaryReply reply, Endpoint endpoint) {
        vendor.accepted(reply.reply(), errors(endpoint));
        return new ProviderAnswer.Finished(outcome.result(reply));
    }

    private static Function<HttpReply, VendorError> errors(Endpoint endpoint) {
        return ApiError.reader(endpoint.ours());
    }

    private Endpoint endpoint(ProviderCall call) {
        String name = call.model().dialect();
        Dialect dialect = Dialect.of(name).orElseThrow(() -> vendor.unknownDialect(call.model(), Dialect.keys()));
        if (!dialect.speaksOf(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        return dialect.endpoint(call.model().id(), call.request());
    }

    private static VendorSettings settings(StabilityConfig config) {
        return new VendorSettings(
                VendorKey.bearer("stability", config.apiKey(), "STABILITY_API_KEY"),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                List.of(config.extraHeaders()));
    }
}
