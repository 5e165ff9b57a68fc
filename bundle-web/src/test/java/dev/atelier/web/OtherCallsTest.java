package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.FakeContent;
import dev.atelier.web.testing.Front;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCallsTest {
    private static final String ID = "01HZZZZZZZZZZZZZZZZZZ00009";

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer post(String path, String json) {
        return new Answer(front.server.post(path, json));
    }

    private MediaRequest last() {
        return front.generations.last().request();
    }

    private static Outcome outcome(List<Output> outputs, Parameters details) {
        return new Outcome(
                "sandbox", "m", "m", Parameters.EMPTY, outputs, details, MicroDollars.ZERO, true, false, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/speech/generate", "/generate-speech"})
    void speaks(String path) {
        FakeContent sound = new FakeContent(MediaType.WAV, "sound".getBytes());
        front.generations.contents.put(sound.digest().hex(), sound);
        front.generations.answer(outcome(
                List.of(new Output("audio", MediaType.WAV, 5, sound.digest(), Optional.of(ID), Parameters.EMPTY)),
                Parameters.EMPTY));

        Answer answer = post(path, "{\"text\":\"hello\",\"voice\":\"alloy\",\"model\":\"sandbox\"}");

        assertThat(answer.at("data.audio_data")).isEqualTo(Base64.getEncoder().encodeToString("sound".getBytes()));
        assertThat(answer.at("data.audio_url")).asString().endsWith("/assets/" + ID + "/content");
        assertThat(last().operation().name()).isEqualTo("speech.generate");
        assertThat(last().parameters().canonical()).isEqualTo("{\"text\":\"hello\",\"voice\":\"alloy\"}");
        assertThat(post(path, "{\"text\":\" \"}").at("error")).isEqualTo("text is required and must not be blank");
    }

    @Test
    void makesVideosOfWordsAndPictures() {
        Answer answer = post("/video/generate", """
                {"prompt":"waves","customer_id":7,"input_image_url":"%s","settings":{"video":{"model":"veo",
                 "duration_seconds":8,"last_frame":"%s","reference_images":["https://a.example/b.png"],
                 "poll_timeout_seconds":30,"poll_interval_seconds":0.5}}}""".formatted(ID, ID));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(last().model()).isEqualTo("veo");
        assertThat(last().parameters().canonical()).isEqualTo("{\"duration_seconds\":8,\"prompt\":\"waves\"}");
        assertThat(last().inputs("image")).containsExactly(new MediaSource.Stored(ID));
        assertThat(last().inputs("last_frame")).containsExactly(new MediaSource.Stored(ID));
        assertThat(last().inputs("reference")).hasSize(1);
        assertThat(front.generations.last().options().pollTimeout()).contains(Duration.ofSeconds(30));
        assertThat(front.generations.last().options().pollInterval()).contains(Duration.ofMillis(500));
    }

    @Test
    void saysHowLongAVideoIsAsItsMakerTells() {
        FakeContent clip = new FakeContent(MediaType.MP4, "clip".getBytes());
        front.generations.answer(outcome(
                List.of(new Output("video", MediaType.MP4, 4, clip.digest(), Optional.of(ID), Parameters.EMPTY)),
                Parameters.of("duration_seconds", 4)));

        Answer answer = post("/video/generate", "{\"prompt\":\"waves\",\"customer_id\":7}");

        assertThat(answer.at("data.duration")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mode\":\"loop\" | mode must be single, start_end or timeline, but is \"loop\"",
                "\"mode\":\"start_end\" | mode start_end needs input_image_url and settings.video.last_frame",
                "\"mode\":\"timeline\" | scenes is required for mode timeline: at least one scene",
                "\"scenes\":[{}] | scenes[0].prompt is required and must not be blank",
                "\"settings\":{\"video\":{\"poll_timeout_seconds\":0}} | settings.video.poll_timeout_seconds must be at least 1.0, but is 0.0",
                "\"settings\":{\"video\":{\"last_frame\":\"x\"}} | settings.video.last_frame must be an http or https address, a data URL, or the address or id of an asset, but is \"x\"",
            })
    void namesWhatIsWrongWithAVideo(String more, String error) {
        Answer answer = post("/video/generate", "{\"prompt\":\"waves\",\"customer_id\":7," + more + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo(error);
    }

    @Test
    void makesVideosOfScenes() {
        post(
                "/video/generate",
                "{\"customer_id\":7,\"mode\":\"timeline\",\"scenes\":[{\"prompt\":\"one\",\"image_url\":\"" + ID
                        + "\"},{\"prompt\":\"two\",\"duration_seconds\":4}]}");

        assertThat(last().parameters().objects("scenes")).hasSize(2);
        assertThat(last().parameters().text("prompt")).contains("one");
        assertThat(last().inputs("scene")).containsExactly(new MediaSource.Stored(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"x\",\"customer_id\":7}",
                "{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"video\":{}}}",
                "{\"text\":\"x\"}",
                "{\"message\":\"x\"}",
                "{\"operation\":\"image.generate\",\"prompt\":\"x\",\"customer_id\":7}",
            })
    void quotesAnyRequest(String body) {
        Answer answer = post("/quote", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("data.low.micro_usd")).isEqualTo(40_000);
        assertThat(answer.at("data.high.usd")).isEqualTo("0.08");
        assertThat(front.generations.calls).isEmpty();
    }

    @Test
    void quotesKnownOperationsOnly() {
        assertThat(post("/quote", "{\"operation\":\"image.dream\"}").at("error"))
                .asString()
                .startsWith("operation must be one of [chat.complete, image.analyze, image.edit, ");
    }
}
