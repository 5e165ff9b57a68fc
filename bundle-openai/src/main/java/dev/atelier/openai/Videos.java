package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.utility.MediaConverter;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.Video;
import dev.atelier.openai.wire.VideoRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Videos in Sora's shape: new ones, edits, remixes and extensions. A handle is OpenAI's id of the video. */
final class Videos implements Dialect {
    private static final Set<Operation> OPERATIONS = Set.of(Operation.VIDEO_GENERATE, Operation.VIDEO_EDIT);
    private static final Function<HttpReply, VendorError> ERRORS =
            ApiError.reader(Map.of("seconds", "duration_seconds", "input_reference", Inputs.IMAGE));

    private final Vendor vendor;
    private final MediaConverter converter;
    private final Duration pace;

    /** @param pace seconds from one poll to the next, where OpenAI does not say */
    Videos(Vendor vendor, MediaConverter converter, double pace) {
        this.vendor = vendor;
        this.converter = converter;
        this.pace = Duration.ofMillis(Math.round(pace * 1000));
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!OPERATIONS.contains(call.request().operation())) {
            throw vendor.unsupported(call.request().operation());
        }
        HttpCall submit = VideoRequest.of(call).call(call, image -> resized(image, call));
        return answer(call, send(submit));
    }

    @Override
    public ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        return answer(call, send(HttpCall.get(path(handle))));
    }

    /** OpenAI deletes what is done or has failed; it stops nothing. */
    @Override
    public boolean cancel(ProviderCall call, JobHandle handle) {
        HttpReply reply = vendor.door().send(HttpCall.of("DELETE", path(handle), HttpBody.NONE));
        return reply.ok();
    }

    @Override
    public Optional<JobHandle> find(ProviderCall call) {
        HttpReply list = send(HttpCall.get("/videos?limit=100&order=desc"));
        return VideoRequest.of(call)
                .among(Video.list(list.body()), call.id().time())
                .map(Videos::handle);
    }

    /** OpenAI refuses a picture that has not the video's very size; one that we cannot read goes as it is. */
    private MediaContent resized(MediaContent image, ProviderCall call) {
        Dimensions size = VideoRequest.of(call).size();
        MediaType to = image.type().equals(MediaType.JPEG) ? MediaType.JPEG : MediaType.PNG;
        Parameters form = Parameters.of("width", size.width())
                .with("height", size.height())
                .with("fit", "cover");
        return converter.converts(image.type(), to) ? converter.convert(image, to, form, call.sink()) : image;
    }

    private HttpReply send(HttpCall call) {
        return vendor.accepted(vendor.door().send(call), ERRORS);
    }

    private static JobHandle handle(Video video) {
        return new JobHandle(video.id());
    }

    private static String path(JobHandle handle) {
        return "/videos/" + handle.value();
    }

    private ProviderAnswer answer(ProviderCall call, HttpReply reply) {
        Video video = Video.read(reply.body()).orElseThrow(() -> vendor.malformed("the answer names no video"));
        return switch (video.status()) {
            case "queued", "in_progress" ->
                new ProviderAnswer.Started(
                        handle(video), video.progress(), Video.pollAfter(reply).orElse(pace));
            case "completed" -> new ProviderAnswer.Finished(result(call, video));
            case "failed" -> throw vendor.failure(reply, video.error());
            default -> throw vendor.malformed("the video has the status \"" + video.status() + "\"");
        };
    }

    private MediaResult result(ProviderCall call, Video video) {
        VideoRequest asked = VideoRequest.of(call);
        String content = path(handle(video)) + "/content";
        List<Artifact> files = new ArrayList<>();
        files.add(new Artifact("video", content(call, content)));
        thumbnail(call, content).ifPresent(picture -> files.add(new Artifact("thumbnail", picture)));
        return new MediaResult(files, asked.facts(video), asked.units(video), Optional.empty(), asked.warnings());
    }

    /** A video without its small picture is better than none. */
    private Optional<MediaContent> thumbnail(ProviderCall call, String content) {
        try {
            return Optional.of(content(call, content + "?variant=thumbnail"));
        } catch (MediaException missing) {
            return Optional.empty();
        }
    }

    /** The bytes, or the address elsewhere to which OpenAI sends us and where our key has no business. */
    private MediaContent content(ProviderCall call, String path) {
        BinaryReply reply = vendor.door().binary(HttpCall.get(path), call.sink());
        Optional<String> elsewhere =
                reply.reply().status() / 100 == 3 ? reply.reply().header("location") : Optional.empty();
        if (elsewhere.isPresent()) {
            return vendor.door().download(vendor.address(elsewhere.get()), call.sink());
        }
        vendor.accepted(reply.reply(), ERRORS);
        return reply.content().orElseThrow(() -> vendor.malformed("the answer holds no bytes"));
    }
}
