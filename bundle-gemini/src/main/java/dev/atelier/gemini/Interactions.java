package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.gemini.wire.ApiError;
import dev.atelier.gemini.wire.Interaction;
import dev.atelier.gemini.wire.InteractionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Video, pictures and music by the Interactions API: made in the background, and polled. */
final class Interactions implements Dialect {
    private static final String PATH = "/interactions";
    private static final Set<String> BINARY = Set.of("data");
    private static final Set<Operation> OFFERED = Set.of(
            Operation.VIDEO_GENERATE,
            Operation.VIDEO_EDIT,
            Operation.IMAGE_GENERATE,
            Operation.IMAGE_EDIT,
            Operation.MUSIC_GENERATE);
    /** Pictures and songs are made within seconds. */
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final Vendor vendor;
    private final Duration pace;

    /** @param pace how long a video is left alone between two polls */
    Interactions(Vendor vendor, Duration pace) {
        this.vendor = vendor;
        this.pace = pace;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!OFFERED.contains(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        List<MediaContent> media = new ArrayList<>();
        Parameters body = InteractionRequest.of(call).body(call, media);
        return answer(call, HttpCall.buy(PATH, new HttpBody.Json(body.canonical(), media)));
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        return answer(call, HttpCall.get(PATH + "/" + handle.value()));
    }

    @Override
    public boolean cancel(ProviderCall call, JobHandle handle) {
        return vendor.door()
                .send(HttpCall.of("POST", PATH + "/" + handle.value() + "/cancel", HttpBody.NONE))
                .ok();
    }

    private ProviderAnswer answer(ProviderCall call, HttpCall exchange) {
        InteractionRequest request = InteractionRequest.of(call);
        JsonReply reply = vendor.door().json(exchange, BINARY, request.declared(), call.sink());
        Interaction now =
                Interaction.read(vendor.accepted(reply.reply(), ApiError::read).body());
        return switch (now.status()) {
            case "queued", "in_progress" -> new ProviderAnswer.Started(new JobHandle(id(now)), 0, pace(call));
            case "completed", "incomplete" -> new ProviderAnswer.Finished(result(call, request, now, reply));
            default -> throw failure(now, reply.reply());
        };
    }

    private Duration pace(ProviderCall call) {
        boolean quick = !call.request().operation().group().equals("video") && QUICK.compareTo(pace) < 0;
        return quick ? QUICK : pace;
    }

    private String id(Interaction interaction) {
        return interaction
                .id()
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> vendor.malformed("the answer names no interaction to wait for"));
    }

    private MediaResult result(ProviderCall call, InteractionRequest request, Interaction done, JsonReply reply) {
        List<Artifact> files = new ArrayList<>();
        for (Interaction.Content content : done.output()) {
            if (content.isFile()) {
                files.add(new Artifact(content.type(), file(call, content, reply), request.details()));
            }
        }
        if (files.isEmpty()) {
            throw nothing(done);
        }
        Parameters details = request.details()
                .with("vendor_id", done.id().orElse(null))
                .with("text", done.words().orElse(null));
        return new MediaResult(files, details, units(done), Optional.empty(), request.warnings());
    }

    private MediaContent file(ProviderCall call, Interaction.Content content, JsonReply reply) {
        return content.data()
                .flatMap(reply::content)
                .or(() -> content.uri().map(uri -> vendor.door().download(vendor.address(uri), call.sink())))
                .orElseThrow(() -> vendor.malformed("the answer holds a " + content.type() + " without its bytes"));
    }

    private static Map<String, Long> units(Interaction done) {
        return done.usage()
                .map(usage -> Map.of(
                        PriceUnit.INPUT_TOKEN.key(), usage.input(),
                        PriceUnit.OUTPUT_TOKEN.key(), usage.output(),
                        PriceUnit.IMAGE_OUTPUT_TOKEN.key(), usage.imageOutput()))
                .orElse(Map.of());
    }

    /** What its filters withhold, the vendor simply leaves out. */
    private MediaException nothing(Interaction done) {
        if (done.status().equals("incomplete")) {
            return vendor.failure(ErrorKind.PROVIDER_REJECTED, "the vendor stopped before anything was made");
        }
        String said = done.words().map(words -> ": " + words).orElse("");
        return vendor.failure(ErrorKind.MODERATED, "the vendor made nothing of it, as its filters demand" + said);
    }

    private MediaException failure(Interaction ended, HttpReply reply) {
        return switch (ended.status()) {
            case "failed" ->
                ended.error()
                        .map(error -> vendor.failure(reply, error))
                        .orElseGet(() -> vendor.failure(ErrorKind.PROVIDER_REJECTED, "failed without an explanation"));
            case "cancelled" -> vendor.failure(ErrorKind.CANCELLED, "cancelled at the vendor");
            case "budget_exceeded" ->
                vendor.failure(ErrorKind.PROVIDER_QUOTA, "the budget set at the vendor is exceeded");
            case "requires_action", "requires_continuation" ->
                vendor.failure(ErrorKind.PROVIDER_REJECTED, "the vendor asks back, which a single call cannot answer");
            default -> vendor.malformed("the interaction has the unknown status \"" + ended.status() + "\"");
        };
    }
}
