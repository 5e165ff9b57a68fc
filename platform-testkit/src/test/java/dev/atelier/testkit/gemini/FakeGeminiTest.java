package dev.atelier.testkit.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.PaddedPng;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content, predictions, models and keys; videos have a test of their own. */
class FakeGeminiTest {
    private static final String IMAGE = "/models/gemini-3.1-flash-image:generateContent";
    private static final String CHAT = "/models/gemini-3.8-flash:generateContent";
    private static final String SPEECH = "/models/gemini-2.5-pro-preview-tts:generateContent";
    private static final String IMAGEN = "/models/imagen-4.0-generate-001:predict";
    private static final String PIER = "{'contents':[{'parts':[{'text':'A pier'}]}]%s}";

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
    void answersPicturesInBase64WithTheirUsage() throws Exception {
        fake.resultBytes(1_000);

        JsonNode body = read(post(IMAGE, String.format(PIER, "")));

        byte[] picture =
                body.at("/candidates/0/content/parts/0/inlineData/data").binaryValue();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture)))
                .isEqualTo(new PaddedPng(0, 1_000).digest().hex());
        assertThat(body.at("/usageMetadata/candidatesTokensDetails/0/modality").asText())
                .isEqualTo("IMAGE");
        assertThat(fake.charged()).isEqualTo(1);
    }

    @Test
    void blocksWhatIsForbiddenWithStatus200AndWithoutCharge() throws Exception {
        HttpResponse<String> content = post(CHAT, "{'contents':[{'parts':[{'text':'forbidden'}]}]}");
        HttpResponse<String> predicted = post(IMAGEN, "{'instances':[{'prompt':'forbidden'}]}");

        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(read(content).at("/promptFeedback/blockReason").asText()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(predicted.body()).isEqualTo("{}");
        assertThat(fake.charged()).isZero();
    }

    @Test
    void streamsWordsAsEvents() throws Exception {
        HttpResponse<String> answer =
                post("/models/gemini-3.8-flash:streamGenerateContent?alt=sse", String.format(PIER, ""));

        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(List.of(answer.body().split("\r\n\r\n")))
                .hasSizeGreaterThan(3)
                .allMatch(event -> event.startsWith("data: {"))
                .last()
                .asString()
                .contains("\"finishReason\":\"STOP\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                IMAGE + " | {} | contents",
                IMAGE + " | {'contents':[{'parts':[]}]} | contents[0].parts",
                IMAGE + " | {'contents':[{'parts':[{'text':'x','inlineData':{}}]}]} | exactly one",
                IMAGE + " | {'contents':[{'parts':[{'txt':'x'}]}]} | Unknown name \"txt\"",
                IMAGE + " | {'contents':[{'role':'assistant','parts':[{'text':'x'}]}]} | contents[0].role",
                IMAGE + " | {'contents':[{'parts':[{'inlineData':{'mimeType':'image/bmp','data':'AA=='}}]}]} | MIME",
                IMAGE + " | {'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'!'}}]}]} | Base64",
                IMAGE + " | {'contents':[{'parts':[{'text':'x'}]}],'n':2} | Unknown name \"n\"",
                IMAGE + " | G{'imageConfig':{'aspectRatio':'7:5'}} | generationConfig.imageConfig.aspectRatio",
                IMAGE + " | G{'imageConfig':{'imageSize':'3K'}} | generationConfig.imageConfig.imageSize",
                IMAGE + " | G{'imageConfig':{'personGeneration':'x'}} | Unknown name",
                IMAGE + " | G{'candidateCount':2} | Multiple candidates",
                IMAGE + " | G{'responseModalities':['AUDIO']} | modalities",
                CHAT + " | G{'responseModalities':['IMAGE']} | modalities",
                CHAT + " | G{'temperature':3} | generationConfig.temperature",
                CHAT + " | G{'responseSchema':{}} | responseMimeType",
                CHAT + " | {'contents':[{'parts':[{'functionCall':{'name':'f'}}]}]} | thought_signature",
                SPEECH + " | G{} | modalities",
                SPEECH + " | G{'responseModalities':['AUDIO'],'speechConfig':{'voiceConfig':{'prebuiltVoiceConfig':"
                        + "{'voiceName':'alloy'}}}} | alloy is not supported",
                IMAGEN + " | {'instances':[{'prompt':'x'}],'parameters':{'sampleCount':5}} | parameters.sampleCount",
                IMAGEN + " | {'instances':[{'prompt':'x'}],'parameters':{'seed':1}} | Unknown name \"seed\"",
                IMAGEN + " | {'instances':[]} | exactly one instance",
            })
    void refusesWhatTheVendorRefuses(String path, String body, String problem) throws Exception {
        String whole = body.startsWith("G") ? String.format(PIER, ",'generationConfig':" + body.substring(1)) : body;

        HttpResponse<String> answer = post(path, whole);

        JsonNode error = read(answer).path("error");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error.path("code").asInt()).isEqualTo(400);
        assertThat(error.path("status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error.path("message").asText()).contains(problem);
        assertThat(fake.charged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/gemini-99:generateContent",
                "/models/gemini-3.8-flash:predict",
                "/models/gemini-3.8-flash:sing",
                "/chat/completions"
            })
    void hasNoOtherModelsAndMethods(String path) throws Exception {
        assertThat(post(path, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAWrongKeyAsTheVendorDoes() throws Exception {
        HttpResponse<String> wrong = send("AIza-wrong", CHAT, "{}");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(read(wrong).at("/error/details/0/reason").asText()).isEqualTo("API_KEY_INVALID");
    }

    @Test
    void listsItsModels() throws Exception {
        HttpRequest list = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/models"))
                .header("x-goog-api-key", "AIza-right")
                .build();

        assertThat(read(client.send(list, HttpResponse.BodyHandlers.ofString()))
                        .path("models")
                        .findValuesAsText("name"))
                .contains("models/gemini-3.8-flash");
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("AIza-right", path, body);
    }

    private HttpResponse<String> send(String key, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + path))
                .header("x-goog-api-key", key)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
