package dev.atelier.testkit.flux;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeFluxTest {
    private static final String KEY = "bfl-right";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeFlux fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeFlux(KEY);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aTaskIsUnknownThenPendingThenReadyOnAnotherHost() throws Exception {
        JsonNode task = json.readTree(
                submit("flux-dev", "{'prompt':'a pier','width':512}").body());
        URI polling = URI.create(task.path("polling_url").asText());

        assertThat(polling.getPort()).isNotEqualTo(fake.baseUrl().getPort());
        assertThat(task.path("cost").asDouble()).isEqualTo(2.5);
        assertThat(status(polling)).isEqualTo("Task not found");
        assertThat(status(polling)).isEqualTo("Pending");
        JsonNode ready = json.readTree(get(polling, KEY).body());
        assertThat(ready.path("status").asText()).isEqualTo("Ready");
        assertThat(get(polling, "bfl-wrong").statusCode()).isEqualTo(403);
        assertThat(json.readTree(get(fake.vendor().address("/v1/credits"), KEY).body())
                        .path("credits")
                        .asInt())
                .isEqualTo(999);
    }

    @Test
    void aSampleWantsNoKeyAndExpires() throws Exception {
        URI polling = URI.create(
                json.readTree(submit("flux-2-pro", "{'prompt':'a pier'}").body())
                        .path("polling_url")
                        .asText());
        status(polling);
        status(polling);
        URI sample = URI.create(
                json.readTree(get(polling, KEY).body()).at("/result/sample").asText());

        assertThat(get(sample, "").statusCode()).isEqualTo(200);
        assertThat(get(sample, KEY).statusCode()).isEqualTo(400);
        fake.expireSamples(true);
        assertThat(get(sample, "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flux-dev | {'width':512} | prompt",
                "flux-dev | {'prompt':'x','width':500} | width",
                "flux-dev | {'prompt':'x','width':'512'} | width",
                "flux-dev | {'prompt':'x','guidance':9} | guidance",
                "flux-dev | {'prompt':'x','aspect_ratio':'1:1'} | aspect_ratio",
                "flux-2-pro | {'prompt':'x','steps':3} | steps",
                "flux-2-pro | {'prompt':'x','safety_tolerance':6} | safety_tolerance",
                "flux-2-klein-4b | {'prompt':'x','input_image_5':'AAAA'} | input_image_5",
                "flux-kontext-pro | {'prompt':'x','input_image':'no base64'} | input_image",
                "flux-kontext-pro | {'prompt':'x','aspect_ratio':'30:1'} | aspect_ratio",
                "flux-pro-1.0-fill | {'prompt':'x'} | image",
                "flux-pro-1.0-expand | {'image':'AAAA','top':4000} | top",
                "flux-3-video | {'prompt':'x','mode':'t2v','seed':1} | seed",
                "flux-3-video | {'prompt':'x','mode':'t2v','duration':4} | duration"
            })
    void refusesWhatTheModelDoesNotTake(String model, String body, String field) throws Exception {
        HttpResponse<String> answer = submit(model, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json.readTree(answer.body()).at("/detail/0/loc/1").asText()).isEqualTo(field);
        assertThat(fake.charged()).isZero();
    }

    @Test
    void knowsItsModelsOnly() throws Exception {
        assertThat(submit("flux-schnell", "{'prompt':'x'}").statusCode()).isEqualTo(404);
        assertThat(submit("flux-dev", "no json").statusCode()).isEqualTo(400);
    }

    private String status(URI polling) throws Exception {
        return json.readTree(get(polling, KEY).body()).path("status").asText();
    }

    private HttpResponse<String> get(URI address, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return client.send(
                (key.isEmpty() ? request : request.header("x-key", key)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(String model, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(fake.vendor().address("/v1/" + model))
                .header("x-key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
