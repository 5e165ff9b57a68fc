package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Transcript;
import dev.atelier.core.operation.Transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The words in some sound.
 *
 * @param details the transcript, and what the answer tells beyond it
 * @param units what was used, where the answer tells
 */
public record TranscriptAnswer(Parameters details, Map<String, Long> units) {
    /**
     * Reads an answer in one of the vendor's formats.
     *
     * @return nothing when it is not in that format
     */
    public static Optional<TranscriptAnswer> read(String format, String body) {
        return switch (format) {
            case "text" -> Optional.of(words(body.strip(), List.of()));
            case "srt", "vtt" -> subtitles(format, body);
            default -> read(Json.tree(body));
        };
    }

    static Optional<TranscriptAnswer> read(JsonNode json) {
        return Json.text(json, "text").map(text -> of(json, text, segments(json.path("segments"))));
    }

    static TranscriptAnswer of(JsonNode json, String text, List<Segment> segments) {
        Optional<String> language = Json.text(json, "language")
                .or(() -> Optional.ofNullable(json.at("/languages/0/code").textValue()));
        JsonNode duration = json.path("duration");
        OptionalDouble seconds =
                duration.isNumber() ? OptionalDouble.of(duration.doubleValue()) : OptionalDouble.empty();
        Parameters details = new Transcript(text.strip(), language, seconds, segments)
                .toDetails()
                .with("words", some(Json.objects(json.path("words"))))
                .with("logprobs", some(Json.objects(json.path("logprobs"))));
        return new TranscriptAnswer(details, Usage.units(json.path("usage")));
    }

    static Segment segment(JsonNode segment) {
        return new Segment(
                segment.path("start").asDouble(),
                segment.path("end").asDouble(),
                segment.path("text").asText().strip(),
                Json.text(segment, "speaker"));
    }

    private static List<Segment> segments(JsonNode list) {
        List<Segment> segments = new ArrayList<>();
        list.forEach(segment -> segments.add(segment(segment)));
        return segments;
    }

    private static Optional<TranscriptAnswer> subtitles(String format, String body) {
        List<Segment> segments = Cues.read(body);
        // Silence has no cues; anything else without cues is no list of subtitles.
        if (segments.isEmpty() && !body.isBlank() && !body.startsWith("WEBVTT")) {
            return Optional.empty();
        }
        TranscriptAnswer answer = words(Cues.text(segments), segments);
        return Optional.of(new TranscriptAnswer(answer.details.with(format, body), answer.units));
    }

    private static TranscriptAnswer words(String text, List<Segment> segments) {
        Transcript transcript = new Transcript(text, Optional.empty(), OptionalDouble.empty(), segments);
        return new TranscriptAnswer(transcript.toDetails(), Map.of());
    }

    private static @Nullable Object some(List<Parameters> list) {
        return list.isEmpty() ? null : list;
    }
}
