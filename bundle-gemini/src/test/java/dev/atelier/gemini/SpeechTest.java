package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {
    private static final String BARE = "gemini-2.5-flash-preview-tts";
    private static final String WAV = "gemini-3.8-flash-tts";

    private final Bench bench = new Bench();

    SpeechTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void putsAHeaderBeforeBareSamples() throws IOException {
        MediaResult result = spoken(BARE, Parameters.of("text", "Good morning"));

        ByteBuffer header = header(content(result));
        assertThat(content(result).type()).hasToString("audio/wav");
        assertThat(content(result).length()).isEqualTo(50_044);
        assertThat(header.getInt(24)).as("hertz").isEqualTo(24_000);
        assertThat(header.getShort(22)).as("channels").isEqualTo((short) 1);
        assertThat(header.getShort(34)).as("bits").isEqualTo((short) 16);
        assertThat(header.getInt(40)).as("bytes of samples").isEqualTo(50_000);
        assertThat(result.units()).containsEntry("output_token", 1297L);
    }

    @Test
    void keepsAFileThatHasItsHeader() throws IOException {
        MediaResult result = spoken(WAV, Parameters.of("text", "Good morning"));

        assertThat(result.artifacts()).extracting(Artifact::role).containsExactly("audio");
        assertThat(content(result).length()).isEqualTo(50_000);
        assertThat(bench.sink().committed()).containsExactly(content(result));
        byte[] bytes = bytes(content(result));
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(new String(bytes, 44, 4, StandardCharsets.US_ASCII)).isNotEqualTo("RIFF");
    }

    @ParameterizedTest
    @CsvSource({"audio/L16;codec=pcm;rate=16000, 16000", "audio/pcm; rate=48000, 48000", "audio/L16, 24000"})
    void readsTheRateFromTheType(String type, int hertz) throws IOException {
        bench.answers(
                200,
                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'" + type
                        + "','data':'AAAAAA=='}}]}}]}");

        assertThat(header(content(spoken(BARE, Parameters.of("text", "Good morning"))))
                        .getInt(24))
                .isEqualTo(hertz);
    }

    @Test
    void speaksWithTheVoiceAskedFor() {
        MediaResult result = spoken(
                WAV,
                Parameters.of("text", "Good morning")
                        .with("voice", "Puck")
                        .with("language", "en-GB")
                        .with("instructions", "Cheerfully"));

        assertThat(bench.sent())
                .contains("{\"text\":\"Cheerfully:\\u000aGood morning\"}")
                .contains("\"generationConfig\":{\"responseModalities\":[\"AUDIO\"],\"speechConfig\":{"
                        + "\"languageCode\":\"en-GB\","
                        + "\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Puck\"}}}}");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void findsAVoiceForOneOfAnotherVendor() {
        MediaResult result = spoken(
                WAV,
                Parameters.of("text", "Good morning").with("voice", "alloy").with("format", "mp3"));

        assertThat(bench.sent()).contains("\"voiceName\":\"Kore\"");
        assertThat(result.warnings())
                .containsExactly(
                        "Gemini has no voice alloy; it speaks with Kore",
                        "format is ignored: Gemini speaks WAV, not mp3");
    }

    @Test
    void letsTwoSpeak() {
        spoken(WAV, dialogue("Joe: Hello.\nAnn: Good morning."));

        assertThat(bench.sent())
                .contains("\"multiSpeakerVoiceConfig\":{\"speakerVoiceConfigs\":["
                        + "{\"speaker\":\"Joe\",\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Orus\"}}},"
                        + "{\"speaker\":\"Ann\",\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Leda\"}}}]}");
    }

    @Test
    void wantsSpeakersToBeNamedInTheText() {
        MediaException thrown = bench.failure(speech(WAV, dialogue("Joe: Hello.\nEve: Good morning.")));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(thrown).hasMessageContaining("\"Ann\"");
        assertThat(bench.fake().vendor().requests()).isEmpty();
    }

    @Test
    void refusesAVoiceThatNobodyHas() {
        MediaException thrown =
                bench.failure(speech(WAV, Parameters.of("text", "Hello").with("voice", "Pavarotti")));

        assertThat(thrown.failure().field()).contains("voice");
        assertThat(thrown).hasMessageContaining("Kore");
    }

    private MediaResult spoken(String model, Parameters parameters) {
        return bench.run(speech(model, parameters));
    }

    private static Parameters dialogue(String text) {
        return Parameters.of("text", text)
                .with(
                        "speakers",
                        List.of(Map.of("speaker", "Joe", "voice", "Orus"), Map.of("speaker", "Ann", "voice", "Leda")));
    }

    private static MediaRequest speech(String model, Parameters parameters) {
        return MediaRequest.of(Operation.SPEECH_GENERATE, model, parameters);
    }

    private static MediaContent content(MediaResult result) {
        return result.artifacts().get(0).content();
    }

    private static ByteBuffer header(MediaContent content) throws IOException {
        return ByteBuffer.wrap(bytes(content)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(MediaContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }
}
