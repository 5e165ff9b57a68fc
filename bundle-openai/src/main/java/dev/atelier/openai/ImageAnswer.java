package dev.atelier.openai;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.openai.wire.ImagesResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAI's pictures, put into our words.
 *
 * @param call what was asked
 * @param reply what came, the pictures in it already stored
 */
record ImageAnswer(ImageCall call, JsonReply reply) {
    /** @param door fetches pictures that were answered by address, at once, since the address expires */
    MediaResult result(HttpDoor door, ContentSink sink) {
        ImagesResponse response = ImagesResponse.read(reply.reply().body());
        if (response.data().isEmpty()) {
            throw malformed("the answer holds no picture");
        }
        ImageSize size =
                response.size().stream().flatMap(ImageSize::parse).findFirst().orElse(call.size());
        List<Artifact> pictures = new ArrayList<>();
        for (ImagesResponse.Image image : response.data()) {
            pictures.add(new Artifact("image", content(image, door, sink), facts(image, size)));
        }
        List<String> warnings = new ArrayList<>(call.warnings());
        if (pictures.size() < call.count()) {
            warnings.add("asked for " + call.count() + " pictures, OpenAI made " + pictures.size());
        }
        return new MediaResult(pictures, details(response, size), units(response), Optional.empty(), warnings);
    }

    private MediaContent content(ImagesResponse.Image image, HttpDoor door, ContentSink sink) {
        return image.b64Json()
                .flatMap(reply::content)
                .or(() -> image.url().map(url -> door.download(address(url), sink)))
                .orElseThrow(() -> malformed("the answer holds a picture with neither base64 nor an address"));
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException noAddress) {
            throw malformed("the answer names a picture by something that is no address");
        }
    }

    private static Parameters facts(ImagesResponse.Image image, ImageSize size) {
        return Parameters.of("width", size.width())
                .with("height", size.height())
                .with("revised_prompt", image.revisedPrompt().orElse(null));
    }

    /** What was left open in the request, such as the quality, is told, since the price may depend on it. */
    private static Parameters details(ImagesResponse response, ImageSize size) {
        return Parameters.of("width", size.width())
                .with("height", size.height())
                .with("quality", response.quality().orElse(null));
    }

    /** Tokens where the answer tells them, else pictures. */
    private static Map<String, Long> units(ImagesResponse response) {
        return response.usage()
                .map(usage -> Map.of(
                        PriceUnit.INPUT_TOKEN.key(), usage.inputText(),
                        PriceUnit.IMAGE_INPUT_TOKEN.key(), usage.inputImage(),
                        PriceUnit.OUTPUT_TOKEN.key(), usage.outputText(),
                        PriceUnit.IMAGE_OUTPUT_TOKEN.key(), usage.outputImage()))
                .orElseGet(() ->
                        Map.of(PriceUnit.IMAGE.key(), (long) response.data().size()));
    }

    private static MediaException malformed(String message) {
        return new MediaException(
                Failure.of(ErrorKind.MALFORMED_ANSWER, message).withProvider("openai"));
    }
}
