package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request in the one shape that Gemini's own models share.
 *
 * @param body of {@code POST /models/{id}:generateContent}
 * @param media what the body refers to
 * @param warnings what was changed on the way
 */
public record ContentRequest(Parameters body, List<MediaContent> media, List<String> warnings) {
    /** The call in Gemini's words; nothing for an operation that this shape has no words for. */
    public static Optional<ContentRequest> of(ProviderCall call) {
        return switch (call.request().operation().name()) {
            case "image.generate" -> Optional.of(PictureContent.generate(call));
            case "image.edit" -> Optional.of(PictureContent.edit(call));
            case "speech.generate" -> Optional.of(SpeechContent.of(call));
            case "image.analyze", "video.analyze" -> Optional.of(QuestionContent.question(call));
            case "speech.transcribe" -> Optional.of(QuestionContent.transcript(call, QuestionContent.TRANSCRIBE));
            case "speech.translate" -> Optional.of(QuestionContent.transcript(call, QuestionContent.TRANSLATE));
            case "chat.complete" -> Optional.of(ChatContent.of(call));
            default -> Optional.empty();
        };
    }

    public HttpBody json() {
        return new HttpBody.Json(body.canonical(), media);
    }

    /** A request of one message of the user: media first, as the vendor advises, then words. */
    static ContentRequest message(Inline inline, List<Parameters> media, String words, Parameters config) {
        List<Parameters> parts = new ArrayList<>(media);
        parts.add(Parameters.of("text", words));
        Parameters body = Parameters.of(
                        "contents", List.of(Parameters.of("role", "user").with("parts", parts)))
                .with("generationConfig", config.isEmpty() ? null : config);
        return new ContentRequest(body, inline.media(), List.of());
    }

    ContentRequest withWarnings(List<String> sentences) {
        return new ContentRequest(body, media, List.copyOf(sentences));
    }
}
