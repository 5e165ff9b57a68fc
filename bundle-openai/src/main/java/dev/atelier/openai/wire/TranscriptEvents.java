package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.operation.Transcript.Segment;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that come while the sound is heard, handed on as they come. */
public final class TranscriptEvents extends Events {
    private final PartialListener partials;
    private final List<Segment> segments = new ArrayList<>();
    private Optional<TranscriptAnswer> answer = Optional.empty();

    public TranscriptEvents(PartialListener partials) {
        this.partials = partials;
    }

    /** All of it, once it is complete. */
    public Optional<TranscriptAnswer> answer() {
        return answer;
    }

    @Override
    void read(JsonNode event) {
        switch (event.path("type").asText()) {
            case "transcript.text.delta" ->
                partials.part(new Partial.Text(event.path("delta").asText()));
            case "transcript.text.segment" -> {
                segments.add(TranscriptAnswer.segment(event));
                partials.part(new Partial.Data("segment", Json.object(event).without("type")));
            }
            case "transcript.text.done" -> {
                answer = Optional.of(
                        TranscriptAnswer.of(event, event.path("text").asText(), segments));
                end();
            }
            default -> {
                // The vendor may add kinds of events.
            }
        }
    }
}
