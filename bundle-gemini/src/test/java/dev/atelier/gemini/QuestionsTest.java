package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.testkit.MemorySink;
import dev.atelier.testkit.vendor.SampleMedia;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words about pictures, videos and sounds. */
class QuestionsTest {
    private final Bench bench = new Bench();

    QuestionsTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"image.analyze, image, PNG, image/png", "video.analyze, video, MP4, video/mp4"})
    void asksAboutWhatItSees(String operation, String role, SampleMedia media, String type) {
        MediaResult result = bench.run(Bench.request(
                new Operation(operation),
                "gemini",
                Parameters.of("prompt", "What is this?").with("max_tokens", 100),
                Map.of(role, List.of(media))));

        assertThat(bench.fake().vendor().requests().get(0).path())
                .isEqualTo("/v1beta/models/gemini-3.8-flash:generateContent");
        assertThat(bench.sent()).contains("\"mimeType\":\"" + type + "\"").contains("\"maxOutputTokens\":100");
        assertThat(ChatReply.of(result.details()).text())
                .isEqualTo("You said \"What is this?\" with " + media.bytes().length + " bytes of files");
    }

    @Test
    void writesDownWhatItHears() {
        MediaResult result =
                bench.run(transcribe("gemini", Parameters.of("language", "en").with("diarize", true)));

        Transcript transcript = Transcript.of(result.details());
        assertThat(transcript.text()).isEqualTo("Good morning. And to you.");
        assertThat(transcript.language()).contains("en");
        assertThat(transcript.segments()).hasSize(2).last().satisfies(segment -> {
            assertThat(segment.start()).isEqualTo(1.5);
            assertThat(segment.speaker()).contains("B");
        });
        assertThat(bench.sent())
                .contains("\"mimeType\":\"audio/mp3\"")
                .contains("The language spoken is en.")
                .contains("Tell the speakers apart.")
                .contains("\"responseMimeType\":\"application/json\"");
        assertThat(result.units()).containsEntry("audio_input_token", 258L);
    }

    @Test
    void asksForPlainTextWhereTheEntryKnowsOfNoSegments() {
        MediaResult result = bench.run(transcribe("gemini-3.5-transcribe", Parameters.EMPTY));

        assertThat(bench.sent()).doesNotContain("responseSchema");
        assertThat(Transcript.of(result.details()).text()).startsWith("You said");
        assertThat(Transcript.of(result.details()).segments()).isEmpty();
    }

    @Test
    void takesTheTextWhenTheModelAnswersWithoutSegments() {
        bench.answers(200, "{'candidates':[{'finishReason':'STOP','content':{'parts':[{'text':' Good day. '}]}}]}");

        assertThat(Transcript.of(bench.run(transcribe("gemini", Parameters.EMPTY))
                                .details())
                        .text())
                .isEqualTo("Good day.");
    }

    @Test
    void translatesIntoEnglish() {
        bench.run(Bench.request(
                Operation.SPEECH_TRANSLATE, "gemini", Parameters.EMPTY, Map.of("audio", List.of(SampleMedia.WAV))));

        assertThat(bench.sent()).contains("Write down in English").contains("\"mimeType\":\"audio/wav\"");
    }

    @Test
    void saysWhenTheFilesAreTooLargeTogether() {
        MediaRequest request = Bench.request(
                Operation.IMAGE_ANALYZE,
                "gemini",
                Parameters.of("prompt", "What differs?"),
                Map.of("image", List.of(SampleMedia.PNG, SampleMedia.PNG)));
        MediaContent large = MemorySink.content(MediaType.PNG, new byte[8 << 20]);

        MediaException thrown = bench.failure(bench.call(request).withMedia(Map.of("image", List.of(large, large))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.TOO_LARGE);
        assertThat(thrown).hasMessageContaining("14680064").hasMessageContaining("16777216");
        assertThat(bench.fake().vendor().requests()).isEmpty();
    }

    @Test
    void reportsABlockedQuestion() {
        MediaException thrown = bench.failure(Bench.request(
                Operation.IMAGE_ANALYZE,
                "gemini",
                Parameters.of("prompt", "forbidden"),
                Map.of("image", List.of(SampleMedia.PNG))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(thrown.failure().vendorCode()).contains("PROHIBITED_CONTENT");
    }

    private static MediaRequest transcribe(String model, Parameters parameters) {
        return Bench.request(Operation.SPEECH_TRANSCRIBE, model, parameters, Map.of("audio", List.of(SampleMedia.MP3)));
    }
}
