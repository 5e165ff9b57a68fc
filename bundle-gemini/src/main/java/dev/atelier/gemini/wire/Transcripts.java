package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.operation.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads what a model wrote down of a sound. */
public final class Transcripts {
    private Transcripts() {}

    /** The segments that were asked for; else all of the text, as models sometimes answer that way all the same. */
    public static Transcript read(String text) {
        JsonNode root = Json.tree(text);
        if (!root.path("segments").isArray()) {
            return new Transcript(text.strip(), Optional.empty(), OptionalDouble.empty(), List.of());
        }
        List<Transcript.Segment> segments = new ArrayList<>();
        for (JsonNode segment : root.path("segments")) {
            segments.add(new Transcript.Segment(
                    segment.path("start").asDouble(),
                    segment.path("end").asDouble(),
                    segment.path("text").asText().strip(),
                    Json.text(segment, "speaker")));
        }
        String words = segments.stream().map(Transcript.Segment::text).collect(Collectors.joining(" "));
        return new Transcript(words, Json.text(root, "language"), OptionalDouble.empty(), segments);
    }
}
