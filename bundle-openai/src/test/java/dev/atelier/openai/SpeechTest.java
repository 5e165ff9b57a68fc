package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tts-1, mp3, audio/mpeg",
        "tts-1, opus, audio/ogg",
        "tts-1, aac, audio/aac",
        "tts-1, flac, audio/flac",
        "tts-1, wav, audio/wav",
        "tts-1, pcm, audio/pcm",
        "gpt-4o-mini-tts, mp3, audio/mpeg",
        "gpt-4o-mini-tts, opus, audio/ogg",
        "gpt-4o-mini-tts, aac, audio/aac",
        "gpt-4o-mini-tts, flac, audio/flac",
        "gpt-4o-mini-tts, wav, audio/wav",
        "gpt-4o-mini-tts, pcm, audio/pcm"
    })
    void deliversTheVendorsVeryBytesInEachFormat(String model, String format, String type) throws IOException {
        studio.fake.resultBytes(40_000);

        Artifact sound = studio.run(speech(model, Parameters.of("format", format)))
                .artifacts()
                .get(0);

        byte[] sample = SampleMedia.ofEnding(format.equals("pcm") ? "wav" : format)
                .orElseThrow()
                .bytes();
        int header = format.equals("pcm") ? 44 : 0;
        assertThat(sound.role()).isEqualTo("audio");
        assertThat(sound.content().type()).hasToString(type);
        assertThat(sound.content().length()).isEqualTo(40_000 - header);
        assertThat(Studio.bytes(sound.content())).startsWith(Arrays.copyOfRange(sample, header, sample.length));
        assertThat(sound.facts().text("format")).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts-1", "gpt-4o-mini-tts"})
    void keepsLongSpeechWhole(String model) {
        studio.fake.resultBytes(20_000_000);

        MediaResult result = studio.run(speech(model, Parameters.of("format", "wav")));

        assertThat(result.artifacts().get(0).content().length()).isEqualTo(20_000_000);
    }

    @Test
    void saysWhatBareSamplesAre() {
        MediaResult result = studio.run(speech("tts-1", Parameters.of("format", "pcm")));

        assertThat(result.artifacts().get(0).facts())
                .isEqualTo(Parameters.of(Map.of("format", "pcm", "sample_rate", 24_000, "channels", 1, "bits", 16)));
    }

    @Test
    void asksInTheVendorsWords() {
        studio.run(speech(
                "gpt-4o-mini-tts",
                Parameters.of("voice", "cedar").with("speed", 1.5).with("instructions", "Whisper")));

        assertThat(studio.sent())
                .isEqualTo("{\"input\":\"Good morning\",\"instructions\":\"Whisper\",\"model\":\"gpt-4o-mini-tts\","
                        + "\"response_format\":\"mp3\",\"speed\":1.5,\"stream_format\":\"sse\",\"voice\":\"cedar\"}");
    }

    @Test
    void asksForAVoiceOfTheCustomersOwn() {
        studio.run(speech("gpt-4o-mini-tts", Parameters.of("voice_id", "voice_1")));

        assertThat(studio.sent()).contains("\"voice\":{\"id\":\"voice_1\"}").doesNotContain("voice_id");
    }

    @Test
    void knowsTheTokensOfSpeechThatComesInEvents() {
        assertThat(studio.run(speech("gpt-4o-mini-tts", Parameters.EMPTY)).units())
                .containsEntry("input_token", 4L)
                .containsEntry("output_token", 20L);
    }

    @Test
    void takesTheSoundAsAWholeWhereASpeakerKnowsNoEvents() {
        MediaResult result = studio.run(speech("gpt-4o-mini-tts", Parameters.of("stream_format", "audio")));

        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.units()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tts-1, voice, cedar",
        "tts-1, instructions, Whisper",
        "gpt-4o-mini-tts, voice, nobody",
        "gpt-4o-mini-tts, format, mp4",
        "gpt-4o-mini-tts, speed, 4.5",
        "gpt-4o-mini-tts, speed, 0.2"
    })
    void refusesWhatTheModelDoesNotTakeBeforeAnyCall(String model, String name, String value) {
        Object given = name.equals("speed") ? (Object) Double.valueOf(value) : value;

        Failure failure = studio.failed(speech(model, Parameters.of(name, given)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.field()).contains(name);
        assertThat(studio.fake.vendor().requests()).isEmpty();
    }

    @Test
    void namesOurFieldsWhenTheVendorRefusesItsOwn() {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(400, error("input"))));

        assertThat(studio.failed(speech("tts-1", Parameters.EMPTY)).field()).contains("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts-1", "gpt-4o-mini-tts"})
    void reportsWhatTheVendorModerates(String model) {
        MediaRequest request = speech(model, Parameters.of("text", "Something forbidden"));

        assertThat(studio.failed(request).kind()).isEqualTo(ErrorKind.MODERATED);
    }

    @Test
    void takesWordsForNoSound() {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, "{\"status\":\"ok\"}")));

        assertThat(studio.failed(speech("tts-1", Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"speech.audio.delta\",\"audio\":\"AAAA\"}  | MALFORMED_ANSWER",
                "{\"type\":\"speech.audio.delta\",\"audio\":\"?\"}     | MALFORMED_ANSWER",
                "{\"type\":\"speech.audio.done\",\"usage\":{}}         | MALFORMED_ANSWER",
                "nothing                                               | MALFORMED_ANSWER",
                "{\"error\":{\"message\":\"The server had an error\"}} | PROVIDER_FAILED",
                "{\"error\":{\"code\":\"moderation_blocked\"}}         | MODERATED",
            })
    void keepsNothingOfSoundThatDoesNotComeWhole(String event, ErrorKind kind) {
        studio.fake.vendor().next(Mischief.instead(Studio.events(event)));

        Failure failure = studio.failed(speech("gpt-4o-mini-tts", Parameters.EMPTY));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(studio.platform.sink().openWriters()).isZero();
    }

    @Test
    void speaksOnceWhenTheAnswerBreaksOff() {
        studio.fake.vendor().usually(Mischief.truncated(20_000));

        studio.failed(speech("gpt-4o-mini-tts", Parameters.EMPTY));

        assertThat(studio.fake.charged()).isEqualTo(1);
        assertThat(studio.platform.sink().committed()).isEmpty();
    }

    private static String error(String param) {
        return "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":\"" + param
                + "\",\"code\":null}}";
    }

    private static MediaRequest speech(String model, Parameters options) {
        return MediaRequest.of(
                Operation.SPEECH_GENERATE,
                model,
                Parameters.of("text", "Good morning").merge(options));
    }
}
