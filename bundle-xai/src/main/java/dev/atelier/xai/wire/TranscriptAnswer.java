package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.operation.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** The answer of {@code POST /stt}: text, and its words in time. */
public final class TranscriptAnswer {
    private TranscriptAnswer() {}

    /** Nothing when the answer holds no text. */
    public static Optional<Transcript> read(String body) {
        JsonNode root = Json.tree(body);
        JsonNode seconds = root.path("duration");
        return Optional.ofNullable(root.path("text").textValue())
                .map(text -> new Transcript(
                        text,
                        Json.text(root, "language"),
                        seconds.isNumber() ? OptionalDouble.of(seconds.asDouble()) : OptionalDouble.empty(),
                        segments(root.path("words"))));
    }

    /** Words make a segment up to the end of a sentence or of what one speaker says. */
    private static List<Transcript.Segment> segments(JsonNode words) {
        List<Transcript.Segment> segments = new ArrayList<>();
        List<JsonNode> said = new ArrayList<>();
        for (JsonNode word : words) {
            if (!said.isEmpty() && (!speaker(said.get(0)).equals(speaker(word)) || ends(said.get(said.size() - 1)))) {
                segments.add(segment(said));
                said.clear();
            }
            said.add(word);
        }
        if (!said.isEmpty()) {
            segments.add(segment(said));
        }
        return segments;
    }

    private static boolean ends(JsonNode word) {
        return word.path("text").asText().matches(".*[.?!…]");
    }

    private static Transcript.Segment segment(List<JsonNode> words) {
        StringJoiner text = new StringJoiner(" ");
        words.forEach(word -> text.add(word.path("text").asText().strip()));
        return new Transcript.Segment(
                words.get(0).path("start").asDouble(),
                words.get(words.size() - 1).path("end").asDouble(),
                text.toString(),
                speaker(words.get(0)));
    }

    private static Optional<String> speaker(JsonNode word) {
        return Optional.of(word.path("speaker").asText("")).filter(name -> !name.isEmpty());
    }
}
