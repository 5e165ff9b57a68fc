package dev.atelier.testkit;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.List;
import java.util.Map;

/** The shortest request that makes sense for an operation. */
final class SampleRequests {
    private SampleRequests() {}

    static MediaRequest of(Operation operation, String model) {
        Parameters parameters = switch (operation.name()) {
            case "speech.generate" -> Parameters.of("text", "Good morning");
            case "speech.transcribe", "speech.translate", "audio.separate", "audio.analyze" -> Parameters.EMPTY;
            case "chat.complete" ->
                Parameters.of("messages", List.of(Map.of("role", "user", "content", "Good morning to you")));
            default -> Parameters.of("prompt", "A lighthouse in a storm");
        };
        return new MediaRequest(operation, model, parameters, inputs(operation).toMap());
    }

    private static Inputs inputs(Operation operation) {
        return switch (operation.name()) {
            case "image.edit", "image.upscale", "image.variation", "image.to-3d", "image.analyze" ->
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source());
            case "image.face-swap" ->
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source()).add(Inputs.FACE, SampleMedia.JPEG.source());
            case "video.edit", "video.analyze" -> new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source());
            case "speech.transcribe", "speech.translate", "audio.separate", "audio.analyze" ->
                new Inputs().add(Inputs.AUDIO, SampleMedia.MP3.source());
            default -> new Inputs();
        };
    }
}
