package dev.atelier.xai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoicesTest extends XaiTest {
    @Test
    void speaksInTheVendorsWords() {
        MediaResult result = run(speech(Parameters.of("voice", "rex")
                .with("format", "wav")
                .with("language", "en")
                .with("sample_rate", 24000)));

        assertThat(sent(0))
                .isEqualTo("{\"language\":\"en\",\"output_format\":{\"codec\":\"wav\",\"sample_rate\":24000},"
                        + "\"text\":\"Good morning\",\"voice_id\":\"rex\"}");
        assertThat(result.artifacts()).singleElement().satisfies(sound -> {
            assertThat(sound.role()).isEqualTo("audio");
            assertThat(sound.content().type()).isEqualTo(SampleMedia.WAV.type());
        });
        assertThat(result.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alloy", "Nova"})
    void speaksWithItsOwnVoiceForThoseOfOthers(String voice) {
        MediaResult result = run(speech(Parameters.of("voice", voice)));

        assertThat(sent(0)).contains("\"voice_id\":\"eve\"", "\"codec\":\"mp3\"", "\"language\":\"auto\"");
        assertThat(result.warnings()).containsExactly("xAI has no voice " + voice + "; eve speaks instead");
    }

    @Test
    void leavesUnknownVoicesToTheVendor() {
        assertThat(failure(speech(Parameters.of("voice", "nobody"))).field()).contains("voice");
    }

    @Test
    void refusesLongTextsBeforeTheCall() {
        assertThat(failure(speech(Parameters.of("text", "x".repeat(15_001)))).field())
                .contains("text");
        assertThat(fake.vendor().requests()).isEmpty();
    }

    @Test
    void takesNoWordsForSound() {
        answer(200, "{'status':'ok'}");

        assertThat(failure(speech(Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void writesDownWhoSaidWhat() {
        MediaResult result = run(recording(
                Parameters.of("diarize", true).with("language", "en").with("keyterms", List.of("Atelier", "Felix"))));

        Transcript transcript = Transcript.of(result.details());
        assertThat(transcript.text()).isEqualTo("Good morning. Who is there?");
        assertThat(transcript.seconds()).hasValue(2.5);
        assertThat(transcript.language()).isEmpty();
        assertThat(transcript.segments())
                .extracting(Transcript.Segment::text)
                .containsExactly("Good morning.", "Who is there?");
        assertThat(transcript.segments())
                .extracting(segment -> segment.speaker().orElse(""))
                .containsExactly("0", "1");
    }

    @Test
    void sendsTheFileLast() {
        run(recording(Parameters.of("language", "en").with("keyterms", List.of("Atelier", "Felix"))));

        List<FormPart> parts = fake.vendor().requests().get(0).form().orElseThrow();
        assertThat(parts).extracting(FormPart::name).endsWith("file").contains("keyterm", "language", "format");
        assertThat(parts.get(parts.size() - 1).fileName()).contains("audio.mp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[", "{'text':null}"})
    void needsAText(String body) {
        answer(200, body);

        assertThat(failure(recording(Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    private static MediaRequest speech(Parameters options) {
        return MediaRequest.of(
                Operation.SPEECH_GENERATE,
                "grok-tts",
                Parameters.of("text", "Good morning").merge(options));
    }

    private static MediaRequest recording(Parameters options) {
        return new MediaRequest(
                Operation.SPEECH_TRANSCRIBE,
                "grok-stt",
                options,
                new Inputs().add(Inputs.AUDIO, SampleMedia.MP3.source()).toMap());
    }
}
