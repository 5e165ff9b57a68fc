package dev.atelier.web.studio;

import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Scene;
import dev.atelier.core.operation.VideoGeneration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** POST /video/generate: from words, from a first picture, between two pictures, or scene by scene. */
final class VideoForm implements Form {
    private static final String DEFAULT_MODEL = "veo-3.1-fast";
    private static final String LAST_FRAME = "last_frame";
    private static final String REFERENCES = "reference_images";
    private static final String MASK = "mask";

    @Override
    public MediaRequest request(Fields body, MediaReferences media) {
        Fields settings = settings(body);
        List<Scene> scenes = scenes(body, media);
        String prompt = scenes.isEmpty()
                ? body.requireText("prompt")
                : body.text("prompt", scenes.get(0).prompt());
        MediaRequest request = new VideoGeneration(
                        settings.text("model", DEFAULT_MODEL),
                        prompt,
                        first(media.optional(body, "input_image_url")),
                        first(media.optional(settings, LAST_FRAME)),
                        media.all(settings, REFERENCES),
                        scenes,
                        settings.parametersBut("prompt", LAST_FRAME, REFERENCES, MASK))
                .toRequest();
        checkMode(body, request);
        return withMask(request, media.optional(settings, MASK));
    }

    private static @Nullable MediaSource first(List<MediaSource> sources) {
        return sources.isEmpty() ? null : sources.get(0);
    }

    private static List<Scene> scenes(Fields body, MediaReferences media) {
        List<Scene> scenes = new ArrayList<>();
        for (Fields scene : body.objects("scenes")) {
            OptionalDouble seconds = scene.number("duration_seconds", 0.1);
            scenes.add(new Scene(scene.requireText("prompt"), first(media.optional(scene, "image_url")), seconds));
        }
        return scenes;
    }

    private static void checkMode(Fields body, MediaRequest request) {
        String mode = body.text("mode", "single");
        switch (mode) {
            case "single" -> {}
            case "start_end" -> {
                if (request.inputs(Inputs.IMAGE).isEmpty()
                        || request.inputs(Inputs.LAST_FRAME).isEmpty()) {
                    throw body.invalid("mode", "start_end needs input_image_url and settings.video.last_frame");
                }
            }
            case "timeline" -> {
                if (!body.has("scenes") || request.parameters().list("scenes").isEmpty()) {
                    throw body.invalid("scenes", "is required for mode timeline: at least one scene");
                }
            }
            default -> throw body.invalid("mode", "must be single, start_end or timeline, but is \"" + mode + "\"");
        }
    }

    private static MediaRequest withMask(MediaRequest request, List<MediaSource> mask) {
        Map<String, List<MediaSource>> inputs = new HashMap<>(request.inputs());
        inputs.put(Inputs.MASK, mask);
        return request.withInputs(inputs);
    }

    @Override
    public String field(String name) {
        return switch (name) {
            case "prompt" -> name;
            case Inputs.IMAGE -> "input_image_url";
            case Inputs.REFERENCE -> "settings.video." + REFERENCES;
            case Inputs.SCENE -> "scenes";
            default -> name.startsWith("scenes") ? name : "settings.video." + name;
        };
    }

    @Override
    public Fields settings(Fields body) {
        return body.object("settings").object("video");
    }
}
