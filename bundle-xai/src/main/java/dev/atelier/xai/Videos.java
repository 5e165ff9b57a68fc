package dev.atelier.xai;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.xai.wire.ApiError;
import dev.atelier.xai.wire.VideoForm;
import dev.atelier.xai.wire.VideoJob;
import dev.atelier.xai.wire.VideoRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Videos from words and pictures, and what is made of videos. They take minutes, and are asked after. */
final class Videos {
    /** The handle's form; what follows is the vendor's id. */
    private static final String FORM = "1:";

    private final Vendor vendor;
    private final Duration pace;

    /** @param pace how often to ask */
    Videos(Vendor vendor, Duration pace) {
        this.vendor = vendor;
        this.pace = pace;
    }

    ProviderAnswer start(ProviderCall call) {
        VideoRequest asked = VideoRequest.of(call);
        HttpReply reply = vendor.door().send(HttpCall.buy(asked.path(), asked.body()));
        String id = VideoJob.id(vendor.accepted(reply, ApiError::read))
                .orElseThrow(() -> vendor.malformed("the answer names no request_id"));
        return new ProviderAnswer.Started(new JobHandle(FORM + id), 0, pace);
    }

    ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        String id = handle.value().substring(FORM.length());
        HttpReply reply = vendor.door().send(HttpCall.get("/videos/" + id));
        VideoJob job = VideoJob.read(vendor.accepted(reply, ApiError::read));
        return switch (job.state()) {
            case PENDING -> new ProviderAnswer.Started(handle, job.progress(), pace);
            case DONE -> new ProviderAnswer.Finished(result(call, job));
            case WITHHELD -> throw failed(job, ErrorKind.MODERATED, "xAI's moderation withheld the video");
            // Asking again would give the same answer.
            case FAILED -> throw failed(job, ErrorKind.PROVIDER_REJECTED, "xAI could not make the video");
            case EXPIRED -> throw failed(job, ErrorKind.PROVIDER_REJECTED, "xAI no longer has the video");
            case UNREADABLE -> throw vendor.malformed("the answer says neither where the video is nor how it stands");
        };
    }

    private MediaResult result(ProviderCall call, VideoJob job) {
        MediaContent video = vendor.door().download(vendor.address(job.url().orElseThrow()), call.sink());
        VideoForm form = VideoForm.of(call);
        Parameters details = form.details();
        if (job.seconds().isPresent()) {
            details = details.with("duration_seconds", job.seconds().getAsDouble());
        }
        return new MediaResult(
                List.of(new Artifact("video", video, details)), details, Map.of(), job.cost(), form.warnings());
    }

    private MediaException failed(VideoJob job, ErrorKind kind, String message) {
        String whole = job.reason().map(reason -> message + ": " + reason).orElse(message);
        Failure failure = Failure.of(kind, whole).withCharge(job.cost().orElse(MicroDollars.ZERO));
        return vendor.failure(job.code().map(failure::withVendorCode).orElse(failure));
    }
}
