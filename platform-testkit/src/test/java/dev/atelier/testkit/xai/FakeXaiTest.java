package dev.atelier.testkit.xai;

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

class FakeXaiTest {
    private static final String KEY = "xai-right";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeXai fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeXai(KEY);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void answersPicturesByAddressUnlessAskedForBase64() throws Exception {
        fake.resultBytes(9_000);
        JsonNode byAddress =
                json.readTree(post("/images/generations", "{'model':'grok-imagine-image','prompt':'x','n':2}")
                        .body());
        JsonNode inside = json.readTree(
                post("/images/generations", "{'model':'grok-imagine-image','prompt':'x','response_format':'b64_json'}")
                        .body());

        assertThat(byAddress.path("data")).hasSize(2);
        assertThat(byAddress.at("/usage/cost_in_usd_ticks").asLong()).isEqualTo(400_000_000);
        assertThat(inside.at("/data/0/b64_json").binaryValue()).hasSize(9_000).startsWith(0xff, 0xd8);
        assertThat(fake.charged()).isEqualTo(3);
    }

    @Test
    void refusesAKeyWhereResultsAre() throws Exception {
        String address = json.readTree(post("/images/generations", "{'model':'grok-imagine-image','prompt':'x'}")
                        .body())
                .at("/data/0/url")
                .asText();
        HttpRequest open = HttpRequest.newBuilder(URI.create(address)).build();
        HttpRequest withKey = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + KEY)
                .build();

        assertThat(client.send(open, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        assertThat(client.send(withKey, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/images/generations  | {'model':'m','prompt':'x','size':'1024x1024'}                 | 400 | size",
                "/images/generations  | {'model':'m','prompt':'x','seed':1}                           | 400 | seed",
                "/images/generations  | {'model':'m','prompt':'x','n':'2'}                            | 400 | n",
                "/images/generations  | {'model':'m','prompt':'x','aspect_ratio':'5:4'}               | 400 | aspect_ratio",
                "/images/generations  | {'model':'m'}                                                 | 400 | prompt",
                "/images/edits        | {'model':'m','prompt':'x'}                                    | 400 | image",
                "/images/edits        | {'model':'m','prompt':'x','image':{'url':'file:///x'}}        | 400 | image",
                "/videos/generations  | {'model':'m','prompt':'x','duration':16}                      | 400 | duration",
                "/videos/edits        | {'model':'m','prompt':'x','duration':5}                       | 400 | duration",
                "/videos/extensions   | {'model':'m','prompt':'x'}                                    | 400 | video",
                "/tts                 | {'text':'x','language':'en','voice_id':'alloy'}               | 400 | voice_id",
                "/chat/completions    | {'model':'m','messages':[{'role':'developer','content':'x'}]} | 400 | messages",
            })
    void namesTheParameterThatItRefuses(String path, String body, int status, String param) throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).at("/error/param").asText()).isEqualTo(param);
        assertThat(fake.charged()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/images/generations | {'model':'grok-2-image','prompt':'x','resolution':'1k'}                | 400",
                "/videos/generations | {'model':'grok-imagine-video','prompt':'x','resolution':'1080p'}       | 400",
                "/chat/completions   | {'model':'m','messages':[{'role':'user','content':'forbidden words'}]} | 403",
                "/images/variations  | {}                                                                     | 404",
                "/images/generations | [1]                                                                    | 422",
            })
    void refusesInItsOtherShapes(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("error").isTextual()).isTrue();
    }

    @Test
    void takesNoForms() throws Exception {
        HttpRequest form = request("/images/edits")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--x--"))
                .build();

        assertThat(client.send(form, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void callsAWrongKeyAWrongArgument() throws Exception {
        HttpRequest wrong = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/language-models"))
                .header("Authorization", "Bearer xai-wrong")
                .build();

        HttpResponse<String> answer = client.send(wrong, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Incorrect API key");
    }

    @Test
    void saysNothingThenHowFarItIsThenWhereTheVideoIs() throws Exception {
        String id = json.readTree(post("/videos/generations", "{'model':'m','prompt':'x','duration':4}")
                        .body())
                .path("request_id")
                .asText();

        HttpResponse<String> first = get("/videos/" + id);
        HttpResponse<String> second = get("/videos/" + id);
        HttpResponse<String> third = get("/videos/" + id);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).contains("\"pending\"", "\"progress\":50");
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(json.readTree(third.body()).at("/video/duration").asInt()).isEqualTo(4);
    }

    @Test
    void withholdsWithStatus200() throws Exception {
        fake.pollsPerJob(0);
        JsonNode picture = json.readTree(post("/images/generations", "{'model':'m','prompt':'forbidden'}")
                .body());
        String id = json.readTree(post("/videos/generations", "{'model':'m','prompt':'forbidden'}")
                        .body())
                .path("request_id")
                .asText();
        JsonNode video = json.readTree(get("/videos/" + id).body()).path("video");

        assertThat(picture.at("/data/0/respect_moderation").asBoolean(true)).isFalse();
        assertThat(video.path("respect_moderation").asBoolean(true)).isFalse();
        assertThat(video.path("url").asText()).isEmpty();
        assertThat(fake.charged()).isEqualTo(2);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + path)).header("Authorization", "Bearer " + KEY);
    }
}
