package dev.atelier.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.operation.Transcript.Segment;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CuesTest {
    @Test
    void readsSubRip() {
        assertThat(
                        Cues.read(
                                "1\r\n01:02:03,045 --> 01:02:04,500\r\nTwo\r\nlines\r\n\r\n2\r\n01:02:05,000 --> 01:02:06,000\r\nMore"))
                .containsExactly(
                        new Segment(3723.045, 3724.5, "Two lines", Optional.empty()),
                        new Segment(3725, 3726, "More", Optional.empty()));
    }

    @Test
    void readsWebVttWithShortTimesNotesAndSettings() {
        assertThat(Cues.read("WEBVTT\n\nNOTE a remark\n\nname\n00:01.500 --> 00:02.000 align:start\nHello\n"))
                .containsExactly(new Segment(1.5, 2, "Hello", Optional.empty()));
    }

    @Test
    void findsNothingInOtherText() {
        assertThat(Cues.read("{\"text\": \"x\"}")).isEmpty();
    }
}
