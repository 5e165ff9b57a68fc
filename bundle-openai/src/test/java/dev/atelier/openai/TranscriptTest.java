package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.AudioTask;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.core.operation.Transcript.Segment;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.MemorySink;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
    private static final String TEXT = "Good morning to you, said the keeper.";
    private static final List<Segment> TIMES = List.of(
            new Segment(0, 1, "Good morning to you,", Optional.empty()),
            new Segment(1, 2.5, "said the keeper.", Optional.empty()));
    private static final List<Segment> SPEAKERS = List.of(
            new Segment(0, 1, "Good morning to you,", Optional.of("A")),
            new Segment(1, 2.5, "said the keeper.", Optional.of("B")));

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void tellsTimesUnlessAskedOtherwise() {
        MediaResult result = studio.run(heard("openai", Parameters.EMPTY));

        Transcript transcript = Transcript.of(result.details());
        assertThat(transcript.text()).isEqualTo(TEXT);
        assertThat(transcript.language()).contains("english");
        assertThat(transcript.seconds()).hasValue(2.5);
        assertThat(transcript.segments()).isEqualTo(TIMES);
        assertThat(result.units()).isEqualTo(Map.of("second", 3L));
        assertThat(result.artifacts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"srt, 00:00:01_000 -->", "vtt, WEBVTT"})
    void keepsTheVendorsSubtitlesAndReadsThem(String format, String sample) {
        Parameters details =
                studio.run(heard("whisper-1", Parameters.of("format", format))).details();

        assertThat(details.text(format).orElseThrow()).contains(sample.replace('_', ','));
        assertThat(Transcript.of(details).segments()).isEqualTo(TIMES);
        assertThat(Transcript.of(details).text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void takesWordsAlone(String format) {
        Transcript transcript = Transcript.of(studio.run(heard("whisper-1", Parameters.of("response_format", format)))
                .details());

        assertThat(transcript.text()).isEqualTo(TEXT);
        assertThat(transcript.segments()).isEmpty();
    }

    @Test
    void tellsTheTimesOfWords() {
        Parameters details = studio.run(
                        heard("whisper-1", Parameters.of("timestamp_granularities", List.of("word", "segment"))))
                .details();

        assertThat(details.objects("words"))
                .hasSize(2)
                .first()
                .satisfies(word -> assertThat(word.text("word")).contains("Good"));
        assertThat(Transcript.of(details).segments()).hasSize(2);
    }

    @Test
    void tellsSpeakersApart() {
        MediaResult result = studio.run(
                heard("gpt-4o-transcribe-diarize", Parameters.of("known_speaker_names", List.of("keeper", "visitor"))));

        assertThat(Transcript.of(result.details()).segments()).isEqualTo(SPEAKERS);
        assertThat(fields()).contains("chunking_strategy=auto", "known_speaker_names[]=visitor");
    }

    @Test
    void knowsWhichTokensWereHeard() {
        assertThat(studio.run(heard("gpt-4o-transcribe", Parameters.EMPTY)).units())
                .containsEntry("input_token", 4L)
                .containsEntry("audio_input_token", 30L)
                .containsEntry("output_token", 9L);
    }

    @Test
    void asksInTheVendorsWords() {
        studio.run(heard(
                "gpt-transcribe",
                Parameters.of("languages", List.of("en", "de"))
                        .with("temperature", 0.2)
                        .with("chunking_strategy", Map.of("type", "server_vad", "threshold", 0.5))));

        assertThat(fields())
                .containsExactlyInAnyOrder(
                        "model=gpt-transcribe",
                        "response_format=json",
                        "languages[]=en",
                        "languages[]=de",
                        "temperature=0.2",
                        "chunking_strategy[type]=server_vad",
                        "chunking_strategy[threshold]=0.5");
    }

    @Test
    void translates() {
        MediaResult result = studio.run(task(
                Operation.SPEECH_TRANSLATE,
                "whisper-1",
                Parameters.of("language", "de").with("prompt", "Harbour")));

        assertThat(Transcript.of(result.details()).text()).isEqualTo(TEXT);
        assertThat(studio.fake.vendor().requests().get(0).path()).endsWith("/audio/translations");
        assertThat(fields()).contains("prompt=Harbour").noneMatch(field -> field.startsWith("language"));
        assertThat(result.warnings()).containsExactly("language is ignored: a translation does not take it");
    }

    @Test
    void ignoresTimesWhereTheFormatHasNone() {
        MediaResult result = studio.run(
                heard("whisper-1", Parameters.of("format", "srt").with("timestamp_granularities", List.of("word"))));

        assertThat(result.warnings())
                .containsExactly("timestamp_granularities is ignored: it needs the format verbose_json");
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, mp3",
        "audio/mp4, m4a",
        "audio/x-m4a, m4a",
        "audio/x-wav, wav",
        "audio/wave, wav",
        "audio/opus, ogg",
        "audio/flac, flac",
        "video/mp4, mp4",
        "video/webm, webm"
    })
    void namesTheFileByItsType(String type, String ending) {
        var sound = MemorySink.content(MediaType.parse(type), SampleMedia.MP3.bytes());

        studio.run(heard("whisper-1", Parameters.EMPTY), call -> call.withMedia(Map.of(Inputs.AUDIO, List.of(sound))));

        assertThat(form().stream().filter(FormPart::isFile)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("file");
            assertThat(file.fileName()).contains("audio." + ending);
            assertThat(file.contentType()).contains(type);
        });
    }

    @Test
    void handsOnWordsAsTheyCome() {
        MediaResult result = studio.listen(heard("gpt-4o-transcribe", Parameters.EMPTY));

        assertThat(studio.heard)
                .startsWith(new Partial.Text("Good "), new Partial.Text("morning "))
                .hasSize(7);
        assertThat(Transcript.of(result.details()).text()).isEqualTo(TEXT);
        assertThat(result.units()).containsEntry("audio_input_token", 30L);
    }

    @Test
    void handsOnWhoSaysWhat() {
        MediaResult result = studio.listen(heard("gpt-4o-transcribe-diarize", Parameters.EMPTY));

        assertThat(studio.heard)
                .filteredOn(Partial.Data.class::isInstance)
                .extracting(part -> ((Partial.Data) part).data().text("speaker").orElse(""))
                .containsExactly("A", "B");
        assertThat(Transcript.of(result.details()).segments()).isEqualTo(SPEAKERS);
    }

    @Test
    void doesNotAskWhisperToStream() {
        studio.listen(heard("whisper-1", Parameters.EMPTY));

        assertThat(fields()).noneMatch(field -> field.startsWith("stream"));
    }

    @Test
    void understandsAServerThatDoesNotStream() {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, "{\"text\":\"All at once\"}")));

        MediaResult result = studio.listen(heard("gpt-4o-transcribe", Parameters.EMPTY));

        assertThat(Transcript.of(result.details()).text()).isEqualTo("All at once");
    }

    @Test
    void callsWordsThatBreakOffMalformed() {
        studio.fake
                .vendor()
                .next(Mischief.instead(Studio.events("{\"type\":\"transcript.text.delta\",\"delta\":\"Good\"}")));

        assertThat(studio.failedListening(heard("gpt-4o-transcribe", Parameters.EMPTY))
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"verbose_json | {}", "json | []", "json | oops", "srt | {\"text\":\"x\"}"})
    void callsAnswersInAnotherFormMalformed(String format, String body) {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(studio.failed(heard("whisper-1", Parameters.of("format", format)))
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-transcribe, format, srt",
        "gpt-4o-transcribe-diarize, prompt, x",
        "whisper-1, format, diarized_json",
        "whisper-1, language, english"
    })
    void refusesWhatTheModelDoesNotTakeBeforeAnyCall(String model, String name, String value) {
        Failure failure = studio.failed(heard(model, Parameters.of(name, value)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.field()).contains(name);
        assertThat(studio.fake.vendor().requests()).isEmpty();
    }

    @Test
    void needsASound() {
        MediaRequest nothing = MediaRequest.of(Operation.SPEECH_TRANSCRIBE, "whisper-1", Parameters.EMPTY);

        assertThat(studio.failed(nothing).field()).contains("audio");
    }

    private List<FormPart> form() {
        return studio.fake.vendor().requests().get(0).form().orElseThrow();
    }

    private List<String> fields() {
        return form().stream()
                .filter(part -> !part.isFile())
                .map(part -> part.name() + "=" + part.text())
                .toList();
    }

    private static MediaRequest heard(String model, Parameters options) {
        return task(Operation.SPEECH_TRANSCRIBE, model, options);
    }

    private static MediaRequest task(Operation operation, String model, Parameters options) {
        return new AudioTask(operation, model, SampleMedia.MP3.source(), options).toRequest();
    }
}
