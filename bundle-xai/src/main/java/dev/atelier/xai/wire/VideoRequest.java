package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request for a video, put into xAI's words.
 *
 * @param path where it goes
 * @param body as sent
 */
public record VideoRequest(String path, HttpBody.Json body) {
    public static VideoRequest of(ProviderCall call) {
        VideoForm form = VideoForm.of(call);
        Parameters asked = call.request().parameters();
        List<MediaContent> media = new ArrayList<>();
        Parameters inputs = call.request().operation().equals(Operation.VIDEO_GENERATE)
                ? frames(call, form, media).with("generate_audio", asked.get("generate_audio"))
                : source(call, media);
        Parameters body = Parameters.of("model", call.model().id())
                .with("prompt", asked.requireText("prompt"))
                .with("user", asked.get("user"))
                .merge(inputs)
                .merge(form.fields());
        return new VideoRequest(form.path(), new HttpBody.Json(body.canonical(), media));
    }

    private static Parameters frames(ProviderCall call, VideoForm form, List<MediaContent> media) {
        List<Map<String, String>> first = addresses(call, Inputs.IMAGE, media);
        List<Map<String, String>> last = addresses(call, Inputs.LAST_FRAME, media);
        List<Map<String, String>> references = addresses(call, Inputs.REFERENCE, media);
        if (!references.isEmpty() && !first.isEmpty()) {
            throw MediaException.invalid(Inputs.REFERENCE, "cannot be given together with a first frame");
        } else if (!references.isEmpty() && "1080p".equals(form.fields().get("resolution"))) {
            throw MediaException.invalid("resolution", "must be at most 720p with reference images, but is 1080p");
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
}
