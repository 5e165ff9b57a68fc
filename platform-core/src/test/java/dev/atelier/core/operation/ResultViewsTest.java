package dev.atelier.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Typed results say the same after a detour through a result's details. */
class ResultViewsTest {
    @Test
    void transcript() {
        Transcript transcript = new Transcript(
                "hello world",
                Optional.of("en"),
                OptionalDouble.of(2.5),
                List.of(
                        new Transcript.Segment(0, 1.25, "hello", Optional.of("A")),
                        new Transcript.Segment(1.25, 2.5, "world", Optional.empty())));
        assertThat(Transcript.of(transcript.toDetails())).isEqualTo(transcript);
    }

    @Test
    void keyAnalysis() {
        KeyAnalysis analysis = new KeyAnalysis("C major", 0.75, List.of("C", "G", "E"));
        assertThat(KeyAnalysis.of(analysis.toDetails())).isEqualTo(analysis);
    }

    @Test
    void chatReply() {
        ChatReply reply = new ChatReply("", "tool_calls", List.of(Parameters.of("id", "call_1")));
        assertThat(ChatReply.of(reply.toDetails())).isEqualTo(reply);
    }
}
