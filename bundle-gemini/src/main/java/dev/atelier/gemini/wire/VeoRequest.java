package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request for videos in Veo's words.
 *
 * @param body of {@code POST /models/{id}:predictLongRunning}
 * @param pictures that the body refers to
 * @param clip how each video will be
 * @param warnings what is not as it was asked for
 */
public record VeoRequest(Parameters body, List<MediaContent> pictures, Clip clip, List<String> warnings) {
    private static final List<String> IGNORED = List.of("fps", "generate_audio", "compression_quality", Inputs.MASK);
    private static final String ASSET = "asset";

    public static VeoRequest of(ProviderCall call) {
        checkPictures(call);
        Clip clip = Clip.of(call, IGNORED);
        List<String> warnings = new ArrayList<>(clip.warnings());
        List<MediaContent> pictures = new ArrayList<>();
        Parameters instance = Parameters.of(
                        "prompt", call.request().parameters().requireText("prompt"))
                .with("image", first(call, Inputs.IMAGE, pictures))
                .with("lastFrame", first(call, Inputs.LAST_FRAME, pictures))
                .with("referenceImages", references(call, pictures, warnings));
        Parameters body = Parameters.of("instances", List.of(instance))
                .with("parameters", parameters(call.request().parameters(), clip));
        return new VeoRequest(body, List.copyOf(pictures), clip, List.copyOf(warnings));
    }

    private static void checkPictures(ProviderCall call) {
        boolean starts = !call.inputs(Inputs.IMAGE).isEmpty();
        boolean ends = !call.inputs(Inputs.LAST_FRAME).isEmpty();
        if (!call.inputs(Inputs.REFERENCE).isEmpty() && (starts || ends)) {
            throw MediaException.invalid(
                    Inputs.REFERENCE, "cannot be combined with a first or last frame: give the one or the other");
        } else if (ends && !starts) {
            throw MediaException.invalid(Inputs.IMAGE, "is required where a last frame is given");
        }
    }

    private static @Nullable List<Parameters> references(
            ProviderCall call, List<MediaContent> pictures, List<String> warnings) {
        if (call.inputs(Inputs.REFERENCE).isEmpty()) {
            return null;
        }
        String type =
                call.request().parameters().text("reference_type").orElse(ASSET).toLowerCase(Locale.ROOT);
        boolean known = type.equals(ASSET) || call.model().capabilities().contains(type);
        if (!known) {
            warnings.add(
                    "the reference pictures are used as assets: " + call.model().id() + " takes none for " + type);
        }
        return call.inputs(Inputs.REFERENCE).stream()
                .map(picture ->
                        Parameters.of("image", picture(picture, pictures)).with("referenceType", known ? type : ASSET))
                .toList();
    }

    private static @Nullable Parameters first(ProviderCall call, String role, List<MediaContent> pictures) {
        List<MediaContent> given = call.inputs(role);
        return given.isEmpty() ? null : picture(given.get(0), pictures);
    }

    private static Parameters picture(MediaContent picture, List<MediaContent> pictures) {
        pictures.add(picture);
        return Parameters.of("bytesBase64Encoded", HttpBody.Json.base64(pictures.size() - 1))
                .with("mimeType", picture.type().toString());
    }

    private static Parameters parameters(Parameters asked, Clip clip) {
        return Parameters.of("durationSeconds", clip.seconds())
                .with("aspectRatio", clip.ratio().orElse(null))
                .with("resolution", clip.resolution().orElse(null))
                .with("sampleCount", asked.get("number_of_videos"))
                .with("negativePrompt", asked.get("negative_prompt"))
                .with("personGeneration", asked.get("person_generation"))
                .with("enhancePrompt", asked.get("enhance_prompt"));
    }
}
