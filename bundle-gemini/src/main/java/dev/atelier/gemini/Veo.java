package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
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
import dev.atelier.gemini.wire.VeoRequest;
import dev.atelier.gemini.wire.VideoOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Videos by {@code :predictLongRunning}: an operation that is polled by its name, and files that are fetched. */
final class Veo implements Dialect {
    private final Vendor vendor;
    private final Duration pace;

    /** @param pace how long a video is left alone between two polls */
    Veo(Vendor vendor, Duration pace) {
        this.vendor = vendor;
        this.pace = pace;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!call.request().operation().equals(Operation.VIDEO_GENERATE)) {
            throw vendor.unsupported(call.request().operation());
        }
        VeoRequest asked = VeoRequest.of(call);
        HttpCall submit = HttpCall.buy(
                "/models/" + call.model().id() + ":predictLongRunning",
                new HttpBody.Json(asked.body().canonical(), asked.pictures()));
        return VideoOperation.read(exchange(submit).body())
                .name()
                .map(name -> working(new JobHandle(name)))
                .orElseThrow(() -> vendor.malformed("the answer names no operation to wait for"));
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        HttpReply reply = exchange(HttpCall.get("/" + handle.value()));
        VideoOperation operation = VideoOperation.read(reply.body());
        if (!operation.done()) {
            return working(handle);
        } else if (operation.error().isPresent()) {
            throw vendor.failure(reply, operation.error().get());
        } else if (operation.videos().isEmpty()) {
            throw nothing(operation);
        }
        return new ProviderAnswer.Finished(
                result(call, operation).withDetails(Parameters.of("vendor_id", handle.value())));
    }

    private HttpReply exchange(HttpCall exchange) {
        return vendor.accepted(vendor.door().send(exchange), ApiError::read);
    }

    private ProviderAnswer working(JobHandle handle) {
        return new ProviderAnswer.Started(handle, 0, pace);
    }

    /** Veo withholds videos without failing, and does not charge for them. */
    private MediaException nothing(VideoOperation operation) {
        return operation.filtered() > 0
                ? vendor.failure(ErrorKind.MODERATED, operation.reason())
                : vendor.malformed("the operation is done, but holds no video");
    }

    private MediaResult result(ProviderCall call, VideoOperation operation) {
        VeoRequest asked = VeoRequest.of(call);
        List<Artifact> videos = new ArrayList<>();
        for (String address : operation.videos()) {
            MediaContent file = vendor.door().download(vendor.address(address), call.sink());
            videos.add(new Artifact("video", file, asked.clip().details()));
        }
        List<String> warnings = new ArrayList<>(asked.warnings());
        if (operation.filtered() > 0) {
            warnings.add(operation.filtered() + " of the videos asked for are missing: " + operation.reason());
        }
        Map<String, Long> units = Map.of(PriceUnit.SECOND.key(), asked.clip().seconds() * videos.size());
        return new MediaResult(videos, asked.clip().details(), units, Optional.empty(), warnings);
    }
}
