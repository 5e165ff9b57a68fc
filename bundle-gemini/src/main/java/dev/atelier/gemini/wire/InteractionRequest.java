package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an interaction is to make.
 *
 * @param format the form of the result, in the vendor's words
 * @param config how it is made, in the vendor's words
 * @param declared the type that the result is claimed to have
 * @param details of the result, as far as the request determines them
 * @param warnings what is not as it was asked for
 */
public record InteractionRequest(
        Parameters format, Parameters config, MediaType declared, Parameters details, List<String> warnings) {
    private static final List<String> ROLES = List.of(Inputs.VIDEO, Inputs.IMAGE, Inputs.REFERENCE);
    private static final List<String> NOT_FOR_VIDEO = List.of(
            "negative_prompt",
            "person_generation",
            "enhance_prompt",
            "reference_type",
            "generate_audio",
            "fps",
            "compression_quality",
            Inputs.MASK);
    private static final Map<String, String> SOUND =
            Map.of("mp3", "audio/mp3", "wav", "audio/wav", "ogg", "audio/ogg_opus");
    private static final String EDIT = "edit";

    public static InteractionRequest of(ProviderCall call) {
        return switch (call.request().operation().group()) {
            case "video" -> video(call);
            case "image" -> image(call);
            default -> sound(call);
        };
    }

    /** The body of {@code POST /interactions}; media that it refers to are added to the list. */
    public Parameters body(ProviderCall call, List<MediaContent> media) {
        Parameters asked = call.request().parameters();
        List<Parameters> input = new ArrayList<>();
        input.add(Parameters.of("type", "text").with("text", asked.requireText("prompt")));
        for (String role : ROLES) {
            for (MediaContent content : call.inputs(role)) {
                input.add(Parameters.of("type", content.type().type())
                        .with("data", HttpBody.Json.base64(media.size()))
                        .with("mime_type", content.type().toString()));
                media.add(content);
            }
        }
        return Parameters.of("model", call.model().id())
                .with("input", input)
                .with("response_format", format)
                .with("generation_config", config.isEmpty() ? null : config)
                .with("previous_interaction_id", asked.get("previous_interaction_id"))
                .with("background", true)
                .with("store", true);
    }

    /** A video that is changed keeps its own length and shape. */
    private static InteractionRequest video(ProviderCall call) {
        Parameters asked = call.request().parameters();
        Clip clip = Clip.of(call, NOT_FOR_VIDEO);
        String task = task(call);
        Parameters format = Parameters.of("type", "video").with("delivery", asked.get("delivery"));
        Parameters config =
                Parameters.of("video_config", Parameters.of("task", task)).with("seed", asked.get("seed"));
        if (task.equals(EDIT)) {
            return new InteractionRequest(format, config, MediaType.MP4, Parameters.EMPTY, clip.warnings());
        }
        Parameters shaped = format.with("duration", clip.seconds() + "s")
                .with("aspect_ratio", clip.ratio().orElse(null))
                .with("resolution", clip.resolution().orElse(null));
        return new InteractionRequest(shaped, config, MediaType.MP4, clip.details(), clip.warnings());
    }

    /** Going on from an earlier interaction without further media means to change what that one made. */
    private static String task(ProviderCall call) {
        boolean continued = call.request().parameters().has("previous_interaction_id");
        boolean edit = call.request().operation().equals(Operation.VIDEO_EDIT);
        if (!call.inputs(Inputs.VIDEO).isEmpty() || (edit && continued)) {
            return EDIT;
        } else if (edit) {
            throw MediaException.invalid(Inputs.VIDEO, "is required, or a previous_interaction_id to go on from");
        } else if (!call.inputs(Inputs.REFERENCE).isEmpty()) {
            return "reference_to_video";
        } else if (!call.inputs(Inputs.IMAGE).isEmpty()) {
            return "image_to_video";
        }
        return continued ? EDIT : "text_to_video";
    }

    private static InteractionRequest image(ProviderCall call) {
        Parameters asked = call.request().parameters();
        List<String> warnings = new ArrayList<>();
        Shape shape = Shape.of(asked, call.model(), warnings);
        Parameters details = Parameters.EMPTY
                .with("aspect_ratio", shape.aspectRatio().orElse(null))
                .with("image_size", shape.imageSize().orElse(null));
        Parameters format = Parameters.of("type", "image").merge(details);
        return new InteractionRequest(format, seed(asked), MediaType.JPEG, details, warnings);
    }

    private static InteractionRequest sound(ProviderCall call) {
        Parameters asked = call.request().parameters();
        String type = SOUND.getOrDefault(asked.text("format").orElse("mp3"), "audio/mp3");
        Parameters format = Parameters.of("type", "audio").with("mime_type", type);
        return new InteractionRequest(format, seed(asked), MediaType.parse(type), Parameters.EMPTY, List.of());
    }

    private static Parameters seed(Parameters asked) {
        return Parameters.EMPTY.with("seed", asked.get("seed"));
    }
}
