package dev.atelier.flux;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Webhook;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorKey;
import dev.atelier.core.vendor.VendorSettings;
import dev.atelier.flux.wire.ApiError;
import dev.atelier.flux.wire.Signatures;
import dev.atelier.flux.wire.Task;
import dev.atelier.flux.wire.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Black Forest Labs as a provider. Safe for use by any number of threads. */
@Component(configurationPid = "dev.atelier.flux")
@Designate(ocd = FluxConfig.class)
public final class FluxProvider implements MediaProvider {
    private static final String DOMAIN = "bfl.ai";
    /** A cluster may not have heard of a task yet; one that stays unknown has expired. */
    private static final int MOST_MISSES = 15;

    private final ProviderInfo info;
    private final Vendor vendor;
    private final Signatures signatures;

    @Activate
    public FluxProvider(@Reference CatalogueReader reader, @Reference HttpDoors doors, FluxConfig config)
            throws IOException {
        VendorSettings settings = settings(config);
        this.vendor = new Vendor(doors, settings);
        this.info = new ProviderInfo(
                reader.read(Objects.requireNonNull(getClass().getResourceAsStream("/catalogue.json"))),
                vendor.readiness(),
                settings.at(DOMAIN));
        this.signatures = new Signatures(config.webhookSecret());
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
        if (!call.model().offers(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        Dialect dialect = dialect(call);
        Parameters terms = terms(call).body().merge(signatures.fields(call.webhookAddress()));
        HttpReply reply = vendor.accepted(
                vendor.door().send(HttpCall.buy("/" + call.model().id(), Order.of(call, dialect, terms))),
                ApiError::read);
        Task task = Task.submitted(reply.body())
                .orElseThrow(() -> vendor.malformed("the answer does not say where to ask for the task"));
        return waiting(task, 0);
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        Task task = Task.of(handle);
        JsonReply reply =
                vendor.door().json(HttpCall.get(task.address()), Set.of("sample"), declared(call), call.sink());
        if (reply.reply().status() == 404) {
            return missed(task);
        }
        TaskState state =
                TaskState.read(vendor.accepted(reply.reply(), ApiError::read).body());
        return switch (state.status().orElse("")) {
            case "Pending" -> waiting(task.polled(true), state.progress());
            case "Ready" -> new ProviderAnswer.Finished(result(call, task, state, reply));
            case "Task not found" -> missed(task);
            case "Request Moderated", "Content Moderated" -> throw failed(ErrorKind.MODERATED, state);
            case "Error", "Failed" -> throw failed(ErrorKind.PROVIDER_REJECTED, state);
            default -> throw vendor.malformed("the answer does not say how the task stands");
        };
    }

    @Override
    public boolean signed(Webhook message) {
        return signatures.match(message);
    }

    private static ProviderAnswer waiting(Task task, double progress) {
        return new ProviderAnswer.Started(task.handle(), progress, task.pace());
    }

    private ProviderAnswer missed(Task task) {
        if (task.misses() >= MOST_MISSES) {
            throw vendor.failure(ErrorKind.PROVIDER_REJECTED, "the vendor does not know the task, or not any more");
        }
        return waiting(task.polled(false), 0);
    }

    /** Charged is what the answer names; that of the submit was the price of a result. */
    private MediaException failed(ErrorKind kind, TaskState state) {
        String status = state.status().orElse("");
        String message = state.why().map(why -> status + ": " + why).orElse(status);
        return vendor.failure(Failure.of(kind, message)
                .withVendorCode(status)
                .withCharge(state.cost().orElse(MicroDollars.ZERO)));
    }

    private MediaResult result(ProviderCall call, Task task, TaskState state, JsonReply reply) {
        String sample = state.sample().orElseThrow(() -> vendor.malformed("the answer holds no result"));
        MediaContent content = reply.content(sample).orElseGet(() -> fetched(sample, call));
        Terms terms = terms(call);
        Parameters told = state.factsBeside(call.request().parameters().text("prompt"));
        Parameters facts = terms.facts().merge(told);
        return new MediaResult(
                List.of(new Artifact(dialect(call) == Dialect.FLUX_VIDEO ? "video" : "image", content, facts)),
                facts,
                Map.of(),
                state.cost().or(task::cost),
                terms.warnings());
    }

    /** What a result within the answer is said to be. */
    private static MediaType declared(ProviderCall call) {
        return call.request()
                .parameters()
                .text("output_format")
                .map(format -> new MediaType("image", format))
                .orElse(MediaType.BINARY);
    }

    private MediaContent fetched(String sample, ProviderCall call) {
        if (!sample.matches("(?i)https?://.+")) {
            throw vendor.malformed("the answer names its result by something that is no address");
        }
        return vendor.door().download(vendor.address(sample), call.sink());
    }

    private Terms terms(ProviderCall call) {
        return Terms.of(call.model(), dialect(call), call.request().parameters());
    }

    private Dialect dialect(ProviderCall call) {
        String title = call.model().dialect();
        return Dialect.of(title)
                .orElseThrow(() -> vendor.failure(
                        ErrorKind.UNSUPPORTED_OPERATION,
                        "the entry of " + call.model().id() + " has the dialect \"" + title + "\", but spoken here are "
                                + Stream.of(Dialect.values())
                                        .map(Dialect::title)
                                        .toList()));
    }

    private static VendorSettings settings(FluxConfig config) {
        VendorSettings settings = new VendorSettings(
                new VendorKey("flux", config.apiKey(), "BFL_API_KEY", "x-key", ""),
                config.enabled(),
                config.baseUrl(),
                Duration.ofSeconds(config.timeout()),
                config.maxConcurrent(),
                List.of(config.extraHeaders()));
        Set<String> trusted = new HashSet<>(List.of(config.trustedHosts()));
        if (settings.at(DOMAIN)) {
            trusted.add("*." + DOMAIN);
        }
        return settings.trusting(trusted);
    }
}
