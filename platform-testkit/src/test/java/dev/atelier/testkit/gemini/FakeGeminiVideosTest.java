package dev.atelier.testkit.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.SampleMedia;
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

class FakeGeminiVideosTest {
    private static final String VEO = "/models/veo-3.1-generate-preview:predictLongRunning";
    private static final String OMNI =
            "{'model':'gemini-omni-1.2-flash','input':[{'type':'text','text':'%s'}],'background':true,"
                    + "'response_format':{'type':'video','delivery':'uri'}}";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeGemini fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeGemini("AIza-right");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anOperationTakesItsPollsAndLeadsToAFileElsewhere() throws Exception {
        fake.pollsPerJob(2);
        String name = read(post(VEO, "{'instances':[{'prompt':'a pier'}]}"))
                .path("name")
                .asText();

        assertThat(read(get("/" + name)).has("done")).isFalse();
        JsonNode done = read(get("/" + name));

        assertThat(done.path("done").asBoolean()).isTrue();
        URI file = URI.create(done.at("/response/generateVideoResponse/generatedSamples/0/video/uri")
                .asText());
        HttpResponse<byte[]> moved = fetch(file, "x-goog-api-key", "AIza-right");
        assertThat(moved.statusCode()).isEqualTo(302);
        URI stored = URI.create(moved.headers().firstValue("location").orElseThrow());
        assertThat(stored.getPort()).isNotEqualTo(fake.baseUrl().getPort());
        assertThat(fetch(stored, "x-goog-api-key", "AIza-right").statusCode()).isEqualTo(400);
        assertThat(fetch(stored, "accept", "*/*").body())
                .startsWith(SampleMedia.MP4.bytes())
                .hasSize(50_000);
        assertThat(fake.charged()).isEqualTo(1);
    }

    @Test
    void filesExpire() throws Exception {
        String name = read(post(VEO, "{'instances':[{'prompt':'a pier'}]}"))
                .path("name")
                .asText();
        URI file = URI.create(read(get("/" + name))
                .at("/response/generateVideoResponse/generatedSamples/0/video/uri")
                .asText());

        fake.expireFiles();

        assertThat(fetch(file, "x-goog-api-key", "AIza-right").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsForbiddenIsDoneWithoutAVideo() throws Exception {
        String name = read(post(VEO, "{'instances':[{'prompt':'forbidden'}]}"))
                .path("name")
                .asText();

        JsonNode end = read(get("/" + name)).at("/response/generateVideoResponse");

        assertThat(end.path("raiMediaFilteredCount").asInt()).isEqualTo(1);
        assertThat(end.has("generatedSamples")).isFalse();
        assertThat(fake.charged()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'prompt':'x','image':{'inlineData':{}}                 |                       | 400",
                "'prompt':'x','image':{'bytesBase64Encoded':'AA=='}     |                       | 400",
                "'prompt':'x','lastFrame':PIC                           |                       | 400",
                "'prompt':'x','image':PIC,'referenceImages':[{'image':PIC,'referenceType':'asset'}] | | 400",
                "'prompt':'x','referenceImages':[{'image':PIC,'referenceType':'style'}] |       | 400",
                "'prompt':'x'                                           | 'durationSeconds':5   | 400",
                "'prompt':'x'                                           | 'durationSeconds':'8' | 400",
                "'prompt':'x'                     | 'resolution':'1080p','durationSeconds':6    | 400",
                "'prompt':'x'                                           | 'aspectRatio':'1:1'   | 400",
                "'prompt':'x'                                           | 'sampleCount':5       | 400",
                "'prompt':'x'                                           | 'seed':1              | 400",
                "'prompt':'x'                                           | 'fps':24              | 400",
                "                                                       |                       | 400",
                "'prompt':'x','image':PIC,'lastFrame':PIC | 'resolution':'4k','durationSeconds':8 | 200",
            })
    void isAsStrictAsVeo(String instance, String parameters, int status) throws Exception {
        String picture = "{'bytesBase64Encoded':'iVBORw0KGgo=','mimeType':'image/png'}";
        String body = "{'instances':[{" + (instance == null ? "" : instance.replace("PIC", picture))
                + "}],'parameters':{" + (parameters == null ? "" : parameters) + "}}";

        assertThat(post(VEO, body).statusCode()).isEqualTo(status);
    }

    @Test
    void anInteractionIsQueuedThenWorkedOnThenCompleted() throws Exception {
        fake.pollsPerJob(2);
        JsonNode created = read(post("/interactions", OMNI.formatted("a pier")));
        String path = "/interactions/" + created.path("id").asText();

        assertThat(created.path("status").asText()).isEqualTo("queued");
        assertThat(read(get(path)).path("status").asText()).isEqualTo("in_progress");
        JsonNode done = read(get(path));

        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.at("/steps/1/type").asText()).isEqualTo("model_output");
        assertThat(done.at("/steps/1/content/0/uri").asText()).endsWith(":download?alt=media");
        assertThat(post(path + "/cancel", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aForbiddenInteractionIsCompletedWithWordsOnly() throws Exception {
        JsonNode created = read(post("/interactions", OMNI.formatted("forbidden")));

        JsonNode done = read(get("/interactions/" + created.path("id").asText()));

        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.at("/steps/1/content")).hasSize(1);
        assertThat(done.at("/steps/1/content/0/type").asText()).isEqualTo("text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'responseFormat':{}                                                       | 400",
                "'response_format':{'type':'video','duration':8}                           | 400",
                "'response_format':{'type':'video','duration':'20s'}                       | 400",
                "'response_format':{'type':'video','aspectRatio':'16:9'}                   | 400",
                "'response_format':{'type':'video','negative_prompt':'x'}                  | 400",
                "'response_format':{'type':'audio'}                                        | 404",
                "'response_format':{'type':'video'},'background':true,'store':false        | 400",
                "'response_format':{'type':'video'},'previous_interaction_id':'int9'       | 400",
                "'response_format':{'type':'video'},'generation_config':{'video_config':{'task':'edit'}} | 400",
                "'response_format':{'type':'video','duration':'8s','resolution':'4k'}      | 200",
            })
    void isAsStrictAsInteractions(String members, int status) throws Exception {
        String body = "{'model':'gemini-omni-1.2-flash','input':[{'type':'text','text':'a pier'}]," + members + "}";

        assertThat(post("/interactions", body).statusCode()).isEqualTo(status);
    }

    private JsonNode read(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + path)).header("x-goog-api-key", "AIza-right");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> fetch(URI address, String header, String value)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).header(header, value).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
