package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a video, put into xAI's words.
 *
 * @param path where it goes
 * @param body as sent
 * @param form duration, aspect ratio and resolution, by xAI's names and as far as they were sent
 * @param warnings what was changed on the way
 */
public record VideoRequest(String path, HttpBody.Json body, Parameters form, List<String> warnings) {
    private static final List<String> IGNORED =
            List.of("negative_prompt", "seed", "fps", "person_generation", "enhance_prompt", "compression_quality");
    private static final long LONGEST = 15;
    private static final long LONGEST_EXTENSION = 10;

    public static VideoRequest of(ProviderCall call) {
        Parameters asked = call.request().parameters();
        List<String> warnings = new ArrayList<>(Ignored.of(asked, IGNORED));
        List<MediaContent> media = new ArrayList<>();
        Parameters inputs;
        Parameters form;
        String path;
        if (call.request().operation().equals(Operation.VIDEO_GENERATE)) {
            path = "/videos/generations";
            inputs = frames(call, media).with("generate_audio", asked.get("generate_audio"));
            form = duration(asked, LONGEST, warnings).merge(shape(call, warnings));
        } else {
            boolean longer = asked.text("operation").orElse("edit").equals("extend");
            path = longer ? "/videos/extensions" : "/videos/edits";
            inputs = source(call, media);
            // An edit keeps all that the video is; an extension has a length of its own.
            form = longer ? duration(asked, LONGEST_EXTENSION, warnings) : Parameters.EMPTY;
        }
        Parameters body = Parameters.of("model", call.model().id())
                .with("prompt", asked.requireText("prompt"))
                .with("user", asked.get("user"))
                .merge(inputs)
                .merge(form);
        return new VideoRequest(path, new HttpBody.Json(body.canonical(), media), form, List.copyOf(warnings));
    }

    private static Parameters frames(ProviderCall call, List<MediaContent> media) {
        List<Map<String, String>> first = addresses(call, Inputs.IMAGE, media);
        List<Map<String, String>> last = addresses(call, Inputs.LAST_FRAME, media);
        List<Map<String, String>> references = addresses(call, Inputs.REFERENCE, media);
        if (!references.isEmpty() && !first.isEmpty()) {
            throw MediaException.invalid(Inputs.REFERENCE, "cannot be given together with a first frame");
        }
        return Parameters.EMPTY
                .with("image", first.isEmpty() ? null : first.get(0))
                .with("last_frame", last.isEmpty() ? null : last.get(0))
                .with("reference_images", references.isEmpty() ? null : references);
    }

    private static Parameters source(ProviderCall call, List<MediaContent> media) {
        List<Map<String, String>> video = addresses(call, Inputs.VIDEO, media);
        if (video.isEmpty()) {
            throw MediaException.invalid(Inputs.VIDEO, "is required: there is nothing to edit");
        } else if (!call.inputs(Inputs.IMAGE).isEmpty()) {
            throw MediaException.invalid(Inputs.IMAGE, "is taken by a new video only, not by an edit");
        }
        return Parameters.of("video", video.get(0));
    }

    /** Media travel within the JSON, as data URLs. */
    private static List<Map<String, String>> addresses(ProviderCall call, String role, List<MediaContent> media) {
        List<Map<String, String>> addresses = new ArrayList<>();
        for (MediaContent content : call.inputs(role)) {
            addresses.add(Map.of("url", HttpBody.Json.dataUrl(media.size())));
            media.add(content);
        }
        return addresses;
    }

    private static Parameters duration(Parameters asked, long longest, List<String> warnings) {
        double wished = asked.number("duration_seconds").orElse(5);
        long made = Math.max(1, Math.min(longest, Math.round(wished)));
        if (made != wished) {
            warnings.add("duration_seconds is " + made + ", the nearest that xAI makes");
        }
        return Parameters.of("duration", made);
    }

    private static Parameters shape(ProviderCall call, List<String> warnings) {
        Parameters asked = call.request().parameters();
        Optional<Dimensions> size = asked.text("size").map(VideoRequest::size);
        Shape shape = size.map(wished -> Shape.of(wished, call.model()))
                .orElseGet(() -> new Shape(asked.text("aspect_ratio"), resolution(asked, call.model())));
        if (size.filter(shape::differs).isPresent()) {
            warnings.add(call.model().id() + " does not make " + size.get().text() + "; the video has " + shape.text());
        }
        if (shape.resolution().equals(Optional.of("1080p"))
                && !call.inputs(Inputs.REFERENCE).isEmpty()) {
            throw MediaException.invalid("resolution", "must be at most 720p with reference images, but is 1080p");
        }
        return shape.toParameters();
    }

    /** The vendor's own is the least; it is said all the same, since the price depends on it. */
    private static Optional<String> resolution(Parameters asked, ModelDescriptor model) {
        return asked.text("resolution")
                .or(() -> Shape.choices(model, "resolution").stream().findFirst());
    }

    private static Dimensions size(String text) {
        return Dimensions.parse(text)
                .orElseThrow(() -> MediaException.invalid("size", "must be WIDTHxHEIGHT, but is \"" + text + "\""));
    }
}
