package dev.atelier.runtime.timeline;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Scene;
import dev.atelier.core.operation.VideoGeneration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What a request for a video of scenes asks of a model that does not make such by itself: one clip for each scene, with
 * its words, picture and length, and with all else that the request says.
 */
public final class Timeline {
    /** How many clips the provider works on at the same time. */
    static final int AT_ONCE = 4;

    private static final int MOST_SCENES = 20;
    private static final String SCENES = "scenes";
    private static final String SECONDS = "duration_seconds";
    /** What the fields of a clip are called in its scene. */
    private static final Map<String, String> OWN =
            Map.of("prompt", "prompt", SECONDS, SECONDS, Inputs.IMAGE, "image_url");

    private Timeline() {}

    public static boolean isAsked(MediaRequest request, ModelDescriptor model) {
        return request.operation().equals(Operation.VIDEO_GENERATE)
                && request.parameters().has(SCENES)
                && !model.capabilities().contains("timeline");
    }

    /** The requests that a provider sees: the scenes of a timeline, or the request itself. */
    public static List<MediaRequest> parts(MediaRequest request, ModelDescriptor model) {
        return isAsked(request, model) ? clips(request) : List.of(request);
    }

    static List<MediaRequest> clips(MediaRequest request) {
        VideoGeneration video = VideoGeneration.of(request);
        int count = video.scenes().size();
        if (count < 1 || count > MOST_SCENES) {
            throw MediaException.invalid(SCENES, "must hold 1.." + MOST_SCENES + " scenes, but holds " + count);
        }
        return video.scenes().stream().map(scene -> clip(request, scene)).toList();
    }

    private static MediaRequest clip(MediaRequest request, Scene scene) {
        Map<String, List<MediaSource>> inputs = new LinkedHashMap<>(request.inputs());
        inputs.remove(Inputs.SCENE);
        MediaSource image = scene.image();
        if (image != null) {
            inputs.put(Inputs.IMAGE, List.of(image));
        }
        Parameters parameters = request.parameters().without(SCENES).with("prompt", scene.prompt());
        return new MediaRequest(request.operation(), request.model(), lasting(scene.seconds(), parameters), inputs);
    }

    private static Parameters lasting(OptionalDouble seconds, Parameters parameters) {
        return seconds.isPresent() ? parameters.with(SECONDS, seconds.getAsDouble()) : parameters;
    }

    /**
     * The request with each clip completed by a model's rules.
     *
     * @throws MediaException naming the field of the scene that is wrong
     */
    public static MediaRequest complete(MediaRequest request, UnaryOperator<MediaRequest> rules) {
        List<MediaRequest> clips = clips(request);
        List<MediaRequest> complete = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            complete.add(complete(clips.get(i), i, rules));
        }
        Parameters shared = complete.get(0).parameters().without(SECONDS);
        Parameters prompt = Parameters.of("prompt", request.parameters().requireText("prompt"));
        List<Scene> scenes = lasting(VideoGeneration.of(request).scenes(), complete);
        double seconds =
                scenes.stream().mapToDouble(scene -> scene.seconds().orElse(0)).sum();
        Parameters whole = shared.merge(prompt).with(SECONDS, seconds > 0 ? seconds : null);
        return new VideoGeneration(request.model(), "", null, null, List.of(), scenes, whole)
                .toRequest()
                .withInputs(request.inputs());
    }

    /** Each scene with the length that its clip will have. */
    private static List<Scene> lasting(List<Scene> scenes, List<MediaRequest> clips) {
        List<Scene> lasting = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            OptionalDouble seconds = clips.get(i).parameters().number(SECONDS);
            lasting.add(new Scene(scenes.get(i).prompt(), scenes.get(i).image(), seconds));
        }
        return lasting;
    }

    private static MediaRequest complete(MediaRequest clip, int index, UnaryOperator<MediaRequest> rules) {
        try {
            return rules.apply(clip);
        } catch (MediaException e) {
            throw ofScene(index, e);
        }
    }

    /** The same failure, with the field that is a scene's own named as such. */
    private static MediaException ofScene(int index, MediaException e) {
        String field = e.failure().field().orElse("");
        if (!OWN.containsKey(field)) {
            return e;
        }
        String named = SCENES + "[" + index + "]." + OWN.get(field);
        String message = e.failure().message();
        String problem = message.startsWith(field + " ") ? message.substring(field.length() + 1) : message;
        return MediaException.invalid(named, problem);
    }

    /** How many times as long as one clip the whole takes, about. */
    public static int rounds(MediaRequest request, ModelDescriptor model) {
        return (parts(request, model).size() + AT_ONCE - 1) / AT_ONCE;
    }
}
