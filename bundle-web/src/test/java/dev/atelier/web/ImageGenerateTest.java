package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageGenerateTest {
    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer post(String json, String... headers) {
        return new Answer(front.server.post("/image/generate", json, headers));
    }

    @Test
    void answersWithThePicturesAddressAndTheEffectiveSettings() {
        Answer answer = post("""
                {"prompt":"a fox","customer_id":7,"message_id":"m1","session_id":"s1",
                 "settings":{"image":{"model":"Sandbox","width":512,"quality":"standard"}}}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("success")).isEqualTo(true);
        assertThat(answer.at("code")).isEqualTo(200);
        assertThat(answer.at("data.image_url"))
                .isEqualTo(front.server.origin() + "/assets/01HZZZZZZZZZZZZZZZZZZ00001/content");
        assertThat(answer.at("data.provider")).isEqualTo("sandbox");
        assertThat(answer.at("data.model")).isEqualTo("sandbox-image");
        assertThat(answer.at("data.requested_model")).isEqualTo("Sandbox");
        assertThat(answer.at("data.settings.width")).isEqualTo(512);
        assertThat(answer.at("data.settings.height")).isEqualTo(1024);
        assertThat(answer.at("data.settings.quality")).isEqualTo("medium");
        assertThat(answer.at("data.settings.prompt")).isNull();
        assertThat(answer.at("data.cost.micro_usd")).isEqualTo(42_000);
        assertThat(answer.at("data.cost.usd")).isEqualTo("0.042");
        assertThat(answer.at("data.cached")).isEqualTo(false);
        assertThat(answer.at("data.asset_id")).isEqualTo("01HZZZZZZZZZZZZZZZZZZ00001");
        assertThat(answer.at("data.job_id"))
                .isEqualTo(front.generations.last().id().value());
        assertThat(answer.at("data.message_id")).isEqualTo("m1");
        assertThat(front.generations.last().options().labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of("message_id", "m1", "session_id", "s1"));
        assertThat(front.generations.last().caller().customerId()).isEqualTo(7);
    }

    @Test
    void asksForOpenaiWhereNoModelIsNamed() {
        post("{\"prompt\":\"a fox\",\"customer_id\":7}");

        assertThat(front.generations.last().request().model()).isEqualTo("openai");
        assertThat(front.generations.last().request().parameters().names()).containsExactly("prompt");
    }

    @Test
    void embedsAPictureThatIsNotKeptAndLetsGoOfIt() {
        Answer answer = post("{\"prompt\":\"a fox\",\"customer_id\":7,\"save_to_db\":false}");

        String picture = Base64.getEncoder().encodeToString("picture of a fox".getBytes());
        assertThat(answer.at("data.image_url")).isEqualTo("data:image/png;base64," + picture);
        assertThat(front.generations.last().options().keep()).isFalse();
        Awaitility.await("the release")
                .until(() -> front.generations.released.equals(
                        List.of(front.generations.last().id())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customer_id\":7} | prompt is required and must not be blank",
                "{\"prompt\":\"  \",\"customer_id\":7} | prompt is required and must not be blank",
                "{\"prompt\":5,\"customer_id\":7} | prompt must be text, but is 5",
                "{\"prompt\":\"x\"} | customer_id is required: a whole number above 0",
                "{\"prompt\":\"x\",\"customer_id\":0} | customer_id must be a whole number above 0, but is 0",
                "{\"prompt\":\"x\",\"customer_id\":-3} | customer_id must be a whole number above 0, but is -3",
                "{\"prompt\":\"x\",\"customer_id\":\"7\"} | customer_id must be an integer, but is \"7\"",
                "{\"prompt\":\"x\",\"customer_id\":1.5} | customer_id must be an integer, but is 1.5",
                "{\"prompt\":\"x\",\"customer_id\":7,\"settings\":[]} | settings must be an object, but is []",
                "{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"image\":1}} | settings.image must be an object, but is 1",
                "{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"image\":{\"model\":1}}} | settings.image.model must be text, but is 1",
                "{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"image\":{\"model\":\"\"}}} | settings.image.model is required and must not be blank",
                "{\"prompt\":\"x\",\"customer_id\":7,\"save_to_db\":\"yes\"} | save_to_db must be true or false, but is \"yes\"",
                "{\"prompt\":\"x\",\"customer_id\":7,\"image_url\":\"ftp://a/b\"} | image_url must be an http or https address, a data URL, or the address or id of an asset, but is \"ftp://a/b\"",
                "{\"prompt\":\"x\",\"customer_id\":7,\"image_url\":\"data:image/png,abc\"} | image_url must be a data URL like data:image/png;base64,…, but is \"data:image/png,abc\"",
                "[1] | the body must be a JSON object {…}, but begins with [",
            })
    void namesTheFieldThatIsWrong(String body, String error) {
        Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("success")).isEqualTo(false);
        assertThat(answer.at("data")).isNull();
        assertThat(answer.at("error")).isEqualTo(error);
        assertThat(answer.at("code")).isEqualTo(400);
        assertThat(front.generations.calls).isEmpty();
    }

    @Test
    void namesTheParametersOfTheModelAsTheClientDoes() {
        front.generations.refuse(MediaException.invalid("width", "must be between 64 and 4096, but is 9"));

        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"image\":{\"width\":9}}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).isEqualTo("settings.image.width must be between 64 and 4096, but is 9");
    }

    @Test
    void saysWhichModelIsUnknown() {
        front.generations.refuse(new MediaException(
                Failure.of(ErrorKind.UNKNOWN_MODEL, "no installed model answers to \"opnai\"; the closest: openai")
                        .withField("model")));

        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7,\"settings\":{\"image\":{\"model\":\"opnai\"}}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error"))
                .isEqualTo("settings.image.model: no installed model answers to \"opnai\"; the closest: openai");
    }

    @Test
    void takesReferencePicturesByAddressByIdAndInline() {
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString("pixels".getBytes());
        String id = "01HZZZZZZZZZZZZZZZZZZ00009";

        assertThat(reference("https://example.org/a.png"))
                .isEqualTo(new MediaSource.Remote(URI.create("https://example.org/a.png")));
        assertThat(reference(id)).isEqualTo(new MediaSource.Stored(id));
        assertThat(reference("/assets/" + id + "/content")).isEqualTo(new MediaSource.Stored(id));
        assertThat(reference(front.server.origin() + "/assets/" + id + "/content"))
                .isEqualTo(new MediaSource.Stored(id));
        assertThat(reference("http://example.org/assets/" + id + "/content")).isInstanceOf(MediaSource.Remote.class);
        MediaSource.Stored stored = (MediaSource.Stored) reference(data);
        assertThat(front.assets.bytes(stored.asset())).isEqualTo("pixels".getBytes());
    }

    @Test
    void takesALongPictureInline() {
        byte[] pixels = new byte[7000];
        new java.util.Random(1).nextBytes(pixels);

        MediaSource.Stored stored = (MediaSource.Stored)
                reference("data:image/png;base64," + Base64.getEncoder().encodeToString(pixels));

        assertThat(front.assets.bytes(stored.asset())).isEqualTo(pixels);
    }

    private MediaSource reference(String url) {
        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7,\"image_url\":\"" + url + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        return front.generations.last().request().inputs("image").get(0);
    }

    @Test
    void repeatsWarningsInAHeader() {
        front.generations.answer(new dev.atelier.core.pipeline.Outcome(
                "sandbox",
                "new",
                "old",
                dev.atelier.core.Parameters.EMPTY,
                List.of(),
                dev.atelier.core.Parameters.EMPTY,
                dev.atelier.core.MicroDollars.ZERO,
                true,
                false,
                List.of("old is retired, \"new\" answered")));

        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7}");

        assertThat(answer.header("Warning")).isEqualTo("299 atelier \"old is retired, 'new' answered\"");
        assertThat(answer.at("data.requested_model")).isEqualTo("old");
        assertThat(answer.at("data.model")).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource({"{\"async\":true},", "{},respond-async"})
    void answersWithTheJobWhereThatIsAskedFor(String more, String prefer) {
        front.generations.hold();
        String body = "{\"prompt\":\"x\",\"customer_id\":7" + (more.length() > 2 ? ",\"async\":true" : "") + "}";

        Answer answer = prefer == null ? post(body) : post(body, "Prefer", prefer);

        String id = front.generations.last().id().value();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/jobs/" + id);
        assertThat(answer.at("data.job_id")).isEqualTo(id);
        assertThat(answer.at("data.status")).isEqualTo("running");
    }

    @Test
    void answersWithTheJobWhenTheWaitingTakesTooLong() {
        front.generations.hold();

        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7}", "Prefer", "wait=0");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(front.generations.cancelled).isEmpty();
    }

    @Test
    void passesTheIdempotencyKeyOn() {
        post("{\"prompt\":\"x\",\"customer_id\":7,\"cache\":true}", "Idempotency-Key", "k-1");

        assertThat(front.generations.last().options().idempotencyKey()).contains("k-1");
        assertThat(front.generations.last().options().cache()).contains(true);
    }

    @Test
    void passesTheWebhooksAddressOn() {
        post("{\"prompt\":\"x\",\"customer_id\":7,\"webhook\":\"https://client.example/done?id=1\"}");

        assertThat(front.generations.last().options().webhook()).contains("https://client.example/done?id=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://client.example/",
                "client.example",
                "https://",
                "http://user@client.example/",
                "http://a b/"
            })
    void refusesAWebhookThatIsNoAddress(String webhook) {
        Answer answer = post("{\"prompt\":\"x\",\"customer_id\":7,\"webhook\":\"" + webhook + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).asString().contains("webhook");
    }
}
