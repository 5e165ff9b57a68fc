package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request for a video, put into OpenAI's words.
 *
 * @param path of the call
 * @param fields of the body, without files
 * @param size that is asked for
 * @param warnings what was changed on the way
 */
public record VideoRequest(String path, Parameters fields, Dimensions size, List<String> warnings) {
    private static final String CREATE = "/videos";
    private static final String SECONDS = "seconds:";
    /** What other vendors' models have, and clients send to all. */
    private static final List<String> IGNORED = List.of(
            "negative_prompt", "person_generation", "enhance_prompt", "generate_audio", "fps", "compression_quality");

    private static final List<Long> EXTENSIONS = List.of(4L, 8L, 12L, 16L, 20L);

    /** Always the same for the same call, so that it need not be kept until the video is done. */
    public static VideoRequest of(ProviderCall call) {
        Parameters options = call.request().parameters();
        List<String> warnings = new ArrayList<>();
        IGNORED.stream()
                .filter(options::has)
                .forEach(name ->
                        warnings.add(name + " is ignored: " + call.model().id() + " has no such setting"));
        Dimensions size = size(options, call.model(), warnings);
        Parameters prompt = Parameters.of("prompt", options.requireText("prompt"));
        if (call.request().operation().equals(Operation.VIDEO_EDIT)) {
            return new VideoRequest("/videos/edits", prompt, size, List.of());
        } else if (options.has("remix_of") || options.has("extend_of")) {
            return ofEarlier(call, prompt, size);
        }
        Parameters fields = prompt.with("model", call.model().id())
                .with("seconds", seconds(options, lengths(call.model()), warnings))
                .with("size", size.text());
        return new VideoRequest(CREATE, fields, size, List.copyOf(warnings));
    }

    /** A video that the vendor has already is made anew, or goes on. */
    private static VideoRequest ofEarlier(ProviderCall call, Parameters prompt, Dimensions size) {
        if (!call.inputs(Inputs.IMAGE).isEmpty()) {
            throw MediaException.invalid(
                    Inputs.IMAGE, "does not go with remix_of and extend_of: only a new video begins with one");
        }
        Parameters options = call.request().parameters();
        Optional<String> remixed = options.text("remix_of");
        if (remixed.isPresent()) {
            return new VideoRequest("/videos/" + remixed.get() + "/remix", prompt, size, List.of());
        }
        List<String> warnings = new ArrayList<>();
        Parameters fields = prompt.with("seconds", seconds(options, EXTENSIONS, warnings))
                .with("video", Parameters.of("id", options.requireText("extend_of")));
        return new VideoRequest("/videos/extensions", fields, size, List.copyOf(warnings));
    }

    /**
     * The exchange, which is paid for.
     *
     * @param resize makes a first frame as large as the video
     */
    public HttpCall call(ProviderCall call, UnaryOperator<MediaContent> resize) {
        if (creates()) {
            List<HttpBody.Part.File> first = call.inputs(Inputs.IMAGE).stream()
                    .map(image -> file("input_reference", resize.apply(image)))
                    .toList();
            return HttpCall.buy(path, HttpBody.Multipart.of(fields, first));
        } else if (!call.request().operation().equals(Operation.VIDEO_EDIT)) {
            return HttpCall.buy(path, new HttpBody.Json(fields.canonical()));
        }
        MediaContent video = call.inputs(Inputs.VIDEO).stream()
                .findFirst()
                .orElseThrow(() -> MediaException.invalid(Inputs.VIDEO, "is required for video.edit"));
        return HttpCall.buy(path, HttpBody.Multipart.of(fields, List.of(file(Inputs.VIDEO, video))));
    }

    /**
     * What is known of a video that was made.
     *
     * @param video as OpenAI tells of it, which may be little
     */
    public Parameters facts(Video video) {
        Dimensions made = video.size().flatMap(Dimensions::parse).orElse(size);
        return Parameters.of("width", made.width())
                .with("height", made.height())
                .with("duration_seconds", video.seconds().orElseGet(this::seconds))
                .with("size", made.text())
                .with("vendor_id", video.id());
    }

    /** What is paid for. Of an extension that is only what was added; the video is as long as both parts. */
    public Map<String, Long> units(Video video) {
        long paid = fields.has("video") ? seconds() : video.seconds().orElseGet(this::seconds);
        return Map.of(PriceUnit.SECOND.key(), paid);
    }

    private long seconds() {
        return Long.parseLong(fields.text("seconds").orElse("4"));
    }

    private boolean creates() {
        return path.equals(CREATE);
    }

    private static HttpBody.Part.File file(String name, MediaContent content) {
        return new HttpBody.Part.File(name, name + "." + content.type().extension(), content);
    }

    /** The one video that was begun since then and that fits what is asked; of two that do, neither. */
    public Optional<Video> among(List<Video> videos, Instant since) {
        List<Video> fitting = videos.stream()
                .filter(video -> video.createdAt() >= since.getEpochSecond() && describes(video))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private boolean describes(Video video) {
        boolean remix = path.endsWith("/remix");
        String source = video.facts().getOrDefault("remixed_from_video_id", "");
        return fields.text("prompt").equals(Optional.ofNullable(video.facts().get("prompt")))
                && (!remix || path.contains("/" + source + "/"))
                && (!creates()
                        || fields.asMap().entrySet().stream()
                                .allMatch(field ->
                                        field.getValue().equals(video.facts().get(field.getKey()))));
    }

    private static Dimensions size(Parameters options, ModelDescriptor model, List<String> warnings) {
        Dimensions asked = options.text("size").flatMap(Dimensions::parse).orElseGet(() -> shape(options));
        Dimensions made = asked.nearest(ImageSizes.known(model)).orElse(asked);
        if (!made.equals(asked)) {
            warnings.add(model.id() + " does not make " + asked.text() + "; the video has " + made.text());
        }
        return made;
    }

    private static Dimensions shape(Parameters options) {
        boolean large = options.text("resolution").orElse("").equals("1080p");
        long longer = large ? 1792 : 1280;
        long shorter = large ? 1024 : 720;
        return options.text("aspect_ratio").orElse("9:16").equals("16:9")
                ? new Dimensions(longer, shorter)
                : new Dimensions(shorter, longer);
    }

    /** The nearest length, as the text that OpenAI wants; of two that are as near the shorter, which costs less. */
    private static String seconds(Parameters options, List<Long> lengths, List<String> warnings) {
        long asked = options.integer("duration")
                .orElse(options.integer("duration_seconds").orElse(4));
        long made = lengths.stream()
                .min(Comparator.<Long>comparingLong(length -> Math.abs(length - asked))
                        .thenComparing(length -> length))
                .orElse(asked);
        if (made != asked) {
            warnings.add("asked for " + asked + " seconds; the nearest that is made is " + made);
        }
        return String.valueOf(made);
    }

    private static List<Long> lengths(ModelDescriptor model) {
        return model.capabilities().stream()
                .filter(name -> name.matches(SECONDS + "\\d{1,4}"))
                .map(name -> Long.valueOf(name.substring(SECONDS.length())))
                .toList();
    }
}
