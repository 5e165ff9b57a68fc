package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.AudioTask;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.VisionQuestion;
import dev.atelier.core.provider.ProviderCall;
import java.util.List;
import java.util.Map;

/** Requests for words about a picture, a video or a sound. */
final class QuestionContent {
    static final String TRANSCRIBE = "Write down what is said in this audio, word for word and in its own language.";
    static final String TRANSLATE = "Write down in English what is said in this audio.";
    private static final String SEGMENTS =
            " Answer in segments of a sentence or two, each with its start and end in seconds from the beginning,"
                    + " and name the language by its ISO 639-1 code.";

    private QuestionContent() {}

    static ContentRequest question(ProviderCall call) {
        VisionQuestion asked = VisionQuestion.of(call.request());
        String role = asked.operation().equals(Operation.VIDEO_ANALYZE) ? Inputs.VIDEO : Inputs.IMAGE;
        Inline inline = new Inline(call);
        return ContentRequest.message(
                inline, inline.parts(call.inputs(role)), asked.question(), ChatContent.config(asked.options()));
    }

    /** Asks for segments where the model's entry says that it can answer in them. */
    static ContentRequest transcript(ProviderCall call, String task) {
        Parameters options = AudioTask.of(call.request()).options();
        boolean segments = call.model().capabilities().contains("segments");
        StringBuilder words = new StringBuilder(task).append(segments ? SEGMENTS : " Answer with these words only.");
        options.text("language")
                .ifPresent(code ->
                        words.append(" The language spoken is ").append(code).append('.'));
        if (options.flag("diarize").orElse(false)) {
            words.append(" Tell the speakers apart.");
        }
        options.text("prompt").ifPresent(hint -> words.append(" For context: ").append(hint));
        Parameters config = Parameters.EMPTY
                .with("temperature", options.get("temperature"))
                .with("responseMimeType", segments ? "application/json" : null)
                .with("responseSchema", segments ? schema() : null);
        Inline inline = new Inline(call);
        return ContentRequest.message(inline, inline.parts(call.inputs(Inputs.AUDIO)), words.toString(), config);
    }

    private static Parameters schema() {
        Parameters number = Parameters.of("type", "NUMBER");
        Parameters text = Parameters.of("type", "STRING");
        Parameters segment = object(
                Map.of("start", number, "end", number, "text", text, "speaker", text), List.of("start", "end", "text"));
        Parameters segments = Parameters.of("type", "ARRAY").with("items", segment);
        return object(Map.of("language", text, "segments", segments), List.of("language", "segments"));
    }

    private static Parameters object(Map<String, Parameters> properties, List<String> required) {
        return Parameters.of("type", "OBJECT")
                .with("properties", Parameters.of(properties))
                .with("required", required);
    }
}
