package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;

/**
 * Work on one piece of sound: transcription, translation, source separation, or analysis of key and chroma. Results
 * are read with {@link Transcript} and {@link KeyAnalysis}; separated tracks are outputs whose role is the track's name.
 *
 * @param operation {@code speech.transcribe}, {@code speech.translate}, {@code audio.separate}, {@code audio.analyze}
 *     or one that a bundle adds
 * @param model the model's name
 * @param audio the sound
 * @param options language, model_variant, …: what the model's schema names
 */
public record AudioTask(Operation operation, String model, MediaSource audio, Parameters options)
        implements TypedRequest {

    public static AudioTask of(MediaRequest request) {
        return new AudioTask(
                request.operation(), request.model(), Required.input(request, Inputs.AUDIO), request.parameters());
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                operation, model, options, new Inputs().add(Inputs.AUDIO, audio).toMap());
    }
}
