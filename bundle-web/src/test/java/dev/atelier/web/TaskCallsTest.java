package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Transcript;
import dev.atelier.core.operation.Transcript.Segment;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.FakeContent;
import dev.atelier.web.testing.Front;
import dev.atelier.web.testing.Multipart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that are nothing but names: editing, upscaling, transcription, music and their like. */
class TaskCallsTest {
    private static final String ID = "01HZZZZZZZZZZZZZZZZZZ00009";

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer post(String path, String json) {
        return new Answer(front.server.post(path, json.replace("ID", ID)));
    }

    private Answer send(String path, Multipart body) {
        return new Answer(front.server.send(body.to(front.server.request(path))));
    }

    private MediaRequest last() {
        return front.generations.last().request();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/image/edit | \"image_url\":\"ID\",\"prompt\":\"snow\" | image.edit | openai | {\"prompt\":\"snow\"}",
                "/image/edit | \"images\":[\"ID\"],\"operation\":\"erase\",\"mask_url\":\"ID\",\"settings\":{\"image\":{\"model\":\"m\",\"seed\":1}} | image.edit | m | {\"operation\":\"erase\",\"seed\":1}",
                "/image/upscale | \"image_url\":\"ID\",\"mode\":\"fast\" | image.upscale | stability | {\"mode\":\"fast\"}",
                "/image/variations | \"image_url\":\"ID\" | image.variation | openai | {}",
                "/image/to-3d | \"image_url\":\"ID\" | image.to-3d | stability | {}",
                "/image/face-swap | \"image_url\":\"ID\",\"face_url\":\"ID\",\"settings\":{\"image\":{\"model\":\"f\"}} | image.face-swap | f | {}",
                "/image/analyze | \"image_url\":\"ID\",\"question\":\"what?\" | image.analyze | openai | {\"prompt\":\"what?\"}",
                "/image/analyze | \"image_url\":\"ID\",\"prompt\":\"what?\",\"model\":\"v\" | image.analyze | v | {\"prompt\":\"what?\"}",
                "/video/analyze | \"video_url\":\"ID\",\"question\":\"who?\" | video.analyze | gemini | {\"prompt\":\"who?\"}",
                "/video/edit | \"video_url\":\"ID\",\"prompt\":\"night\" | video.edit | grok | {\"prompt\":\"night\"}",
                "/speech/transcribe | \"audio_url\":\"ID\",\"language\":\"en\" | speech.transcribe | openai | {\"language\":\"en\"}",
                "/speech/translate | \"audio_url\":\"ID\" | speech.translate | openai | {}",
                "/music/generate | \"prompt\":\"jazz\",\"duration_seconds\":9,\"settings\":{\"music\":{\"seed\":2}} | music.generate | stability | {\"duration_seconds\":9,\"prompt\":\"jazz\",\"seed\":2}",
            })
    void readsEachCall(String path, String body, String operation, String model, String parameters) {
        Answer answer = post(path, "{\"customer_id\":7," + body + "}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(last().operation().name()).isEqualTo(operation);
        assertThat(last().model()).isEqualTo(model);
        assertThat(last().parameters().canonical()).isEqualTo(parameters);
        assertThat(last().inputs().values())
                .allSatisfy(sources -> assertThat(sources).containsExactly(new MediaSource.Stored(ID)));
        String quoted = "{\"customer_id\":7," + body.replace("\"operation\":\"erase\",", "") + ",\"operation\":\""
                + operation + "\"}";
        assertThat(post("/quote", quoted).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/image/edit | \"prompt\":\"x\" | image_url is required: an http or https address, a data URL, or the address or id of an asset",
                "/image/edit | \"images\":[\"ID\",\"x\"] | images must be an http or https address, a data URL, or the address or id of an asset, but is \"x\"",
                "/image/analyze | \"image_url\":\"ID\" | question is required and must not be blank",
                "/image/face-swap | \"image_url\":\"ID\",\"face_url\":\"ID\" | settings.image.model is required and must not be blank",
                "/video/edit | \"video_url\":\"ID\" | prompt is required and must not be blank",
                "/music/generate | \"prompt\":\" \" | prompt is required and must not be blank",
            })
    void namesWhatIsWrong(String path, String body, String error) {
        Answer answer = post(path, "{\"customer_id\":7," + body + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo(error);
    }

    @Test
    void readsFormsWithFiles() {
        Answer answer = send(
                "/image/edit",
                new Multipart()
                        .field("customer_id", "7")
                        .field("prompt", "42")
                        .field("settings.image.seed", "5")
                        .field("settings", "{\"image\":{\"model\":\"m\",\"user\":\"1\"}}")
                        .file("image[]", "a.png", "image/png", "first")
                        .file("image[]", "b.png", "image/png", "second")
                        .file("mask", "m.png", "image/png", "mask"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(last().model()).isEqualTo("m");
        assertThat(last().parameters().canonical()).isEqualTo("{\"prompt\":\"42\",\"seed\":5,\"user\":\"1\"}");
        assertThat(last().inputs("image")).hasSize(2);
        assertThat(bytes(last().input("mask"))).isEqualTo("mask");
        assertThat(front.assets.find(((MediaSource.Stored) last().input("image")).asset()))
                .hasValueSatisfying(asset -> assertThat(asset.customerId()).isEqualTo(7));
    }

    private String bytes(MediaSource source) {
        return new String(
                front.assets.bytes(((MediaSource.Stored) source).asset()), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void readsAFileOfAnyNameWhereOnlyOneKindIsTaken() {
        Answer answer = send("/speech/transcribe", new Multipart().file("file", "a.mp3", "audio/mpeg", "sound"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(bytes(last().input("audio"))).isEqualTo("sound");
    }

    @Test
    void saysWhereFilesBelong() {
        Answer answer = send(
                "/image/edit", new Multipart().field("customer_id", "7").file("photo", "a.png", "image/png", "first"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo("photo takes no file here; files go to [image, mask]");
    }

    @Test
    void answersFormsInTheSameTermsAsJson() {
        Answer nobody = send("/image/edit", new Multipart().file("image", "a.png", "image/png", "first"));
        Answer empty =
                send("/image/edit", new Multipart().field("customer_id", "7").file("image", "a.png", "image/png", ""));

        assertThat(nobody.at("error")).isEqualTo("customer_id is required: a whole number above 0");
        assertThat(empty.status()).isEqualTo(415);
        assertThat(empty.at("error")).isEqualTo("image: the file is empty");
    }

    private void made(String role, MediaType type, Parameters details) {
        FakeContent content = new FakeContent(type, "bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        front.generations.contents.put(content.digest().hex(), content);
        List<Output> outputs = role.isEmpty()
                ? List.of()
                : List.of(new Output(role, type, 5, content.digest(), Optional.of(ID), Parameters.EMPTY));
        front.generations.answer(new Outcome(
                "sandbox", "m", "m", Parameters.EMPTY, outputs, details, MicroDollars.ZERO, true, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/image/edit, image, image, png, image_url",
        "/image/to-3d, model, model, gltf-binary, model_url",
        "/video/edit, video, video, mp4, video_url",
        "/music/generate, audio, audio, mpeg, audio_url",
    })
    void answersWithWhatWasMade(String path, String role, String type, String subtype, String field) {
        made(role, new MediaType(type, subtype), Parameters.EMPTY);

        Answer answer = post(path, "{\"customer_id\":7,\"prompt\":\"x\",\"image_url\":\"ID\",\"video_url\":\"ID\"}");

        assertThat(answer.at("data." + field)).asString().endsWith("/assets/" + ID + "/content");
        assertThat(answer.at("data.asset_id")).isEqualTo(ID);
        assertThat(answer.at("data.audio_data")).isNull();
    }

    @Test
    void answersQuestions() {
        made("", MediaType.TEXT, Parameters.of("text", "a boat"));

        Answer answer = post("/image/analyze", "{\"customer_id\":7,\"question\":\"what?\",\"image_url\":\"ID\"}");

        assertThat(answer.at("data.answer")).isEqualTo("a boat");
        assertThat(answer.at("data.text")).isEqualTo("a boat");
        assertThat(answer.at("data.images")).isNull();
    }

    @Test
    void makesSubtitlesOfATranscript() {
        made("", MediaType.TEXT, transcript(Optional.empty()));

        Answer answer = post("/speech/transcribe", "{\"audio_url\":\"ID\"}");

        assertThat(answer.at("data.text")).isEqualTo("Hello. World");
        assertThat(answer.at("data.srt")).isEqualTo("""
                1
                00:00:00,000 --> 00:00:01,500
                Hello.

                2
                01:01:01,250 --> 01:01:02,000
                World

                """);
        assertThat(answer.at("data.vtt")).asString().startsWith("WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHello.\n\n");
    }

    @Test
    void namesSpeakersAndKeepsCuesApart() {
        made("", MediaType.TEXT, transcript(Optional.of("A")).with("srt", "the vendor's own"));

        Answer answer = post("/speech/transcribe", "{\"audio_url\":\"ID\"}");

        assertThat(answer.at("data.srt")).isEqualTo("the vendor's own");
        assertThat(answer.at("data.vtt")).asString().contains("\nA: Hello.\n\n").contains("\nA: World\n\n");
    }

    private static Parameters transcript(Optional<String> speaker) {
        return new Transcript(
                        "Hello. World",
                        Optional.of("en"),
                        OptionalDouble.of(3662),
                        List.of(
                                new Segment(0, 1.5, " Hello.\n", speaker),
                                new Segment(3661.25, 3662, "World", speaker)))
                .toDetails();
    }

    @Test
    void tellsHowAVideoWasMade() {
        made("video", MediaType.MP4, Parameters.EMPTY);
        String words = "{\"customer_id\":7,\"prompt\":\"x\"";

        assertThat(post("/video/generate", words + "}").at("data.settings.mode"))
                .isEqualTo("text_to_video");
        assertThat(post("/video/generate", words + ",\"input_image_url\":\"ID\"}")
                        .at("data.settings.mode"))
                .isEqualTo("image_to_video");
    }
}
