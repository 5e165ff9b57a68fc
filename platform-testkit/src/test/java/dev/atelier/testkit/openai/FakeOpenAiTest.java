package dev.atelier.testkit.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeOpenAiTest {
    private final ObjectMapper json = new ObjectMapper();
    private FakeOpenAi fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOpenAi("sk-right");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void answersGptImagesInBase64WithTheirUsage() throws Exception {
        JsonNode body = json.readTree(generate("{'model':'gpt-image-2','prompt':'a cat','n':2,'quality':'low'}")
                .body());

        byte[] second = body.at("/data/1/b64_json").binaryValue();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(second)))
                .isEqualTo(fake.picture(1).digest().hex());
        assertThat(body.at("/usage/output_tokens").asInt()).isEqualTo(544);
        assertThat(body.at("/data/0").has("url")).isFalse();
        assertThat(fake.painted()).isEqualTo(2);
    }

    @Test
    void answersDallEByAnAddressThatWantsNoKey() throws Exception {
        JsonNode body =
                json.readTree(generate("{'model':'dall-e-3','prompt':'a cat'}").body());

        URI address = URI.create(body.at("/data/0/url").asText());
        byte[] picture = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(picture).hasSize(50_000);
        assertThat(body.at("/data/0/revised_prompt").asText()).contains("a cat");
        assertThat(address.getPort()).isNotEqualTo(fake.baseUrl().getPort());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model':'gpt-image-2','prompt':'x','response_format':'b64_json'} | 400 | unknown_parameter | response_format",
                "{'model':'gpt-image-2','prompt':'x','seed':1}                     | 400 | unknown_parameter | seed",
                "{'model':'gpt-image-2','prompt':'x','size':'1000x1000'}           | 400 | invalid_value | size",
                "{'model':'gpt-image-1.5','prompt':'x','size':'1600x1600'}         | 400 | invalid_value | size",
                "{'model':'gpt-image-2','prompt':'x','quality':'standard'}         | 400 | invalid_value | quality",
                "{'model':'gpt-image-2','prompt':'x','n':'2'}                      | 400 | invalid_value | n",
                "{'model':'dall-e-3','prompt':'x','n':2}                           | 400 | invalid_value | n",
                "{'model':'dall-e-3','prompt':'x','background':'auto'}             | 400 | unknown_parameter | background",
                "{'model':'gpt-image-2','prompt':'x','output_compression':50}      | 400 | invalid_value | output_compression",
                "{'model':'gpt-image-2'}                     | 400 | missing_required_parameter | prompt",
                "{'model':'gpt-image-2','prompt':'forbidden'} | 400 | moderation_blocked | ",
                "{'model':'dall-e-2','prompt':'forbidden'}   | 400 | content_policy_violation | ",
                "{'model':'gpt-99','prompt':'x'}             | 404 | model_not_found | model",
            })
    void refusesWhatTheVendorRefuses(String request, int status, String code, String param) throws Exception {
        HttpResponse<String> answer = generate(request);

        JsonNode error = json.readTree(answer.body()).path("error");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("param").asText("")).isEqualTo(param == null ? "" : param);
        assertThat(error.fieldNames()).toIterable().containsExactly("message", "type", "param", "code");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        assertThat(fake.painted()).isZero();
    }

    @Test
    void refusesAWrongKey() throws Exception {
        HttpResponse<String> answer = post("{}", "sk-wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_api_key");
    }

    @Test
    void saysWhenAModelIsShut() throws Exception {
        HttpRequest list = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/models/gpt-image-1"))
                .header("Authorization", "Bearer sk-right")
                .build();

        String body = HttpClient.newHttpClient()
                .send(list, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(json.readTree(body).path("shutdown_date").asText()).isEqualTo("2026-10-23");
    }

    @Test
    void misbehavesOnceWhenTold() throws Exception {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(429, "{}").withHeader("Retry-After", "1")));

        assertThat(generate("{'model':'gpt-image-2','prompt':'x'}").statusCode())
                .isEqualTo(429);
        assertThat(generate("{'model':'gpt-image-2','prompt':'x'}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void chargesForAnAnswerThatIsCutOff() {
        fake.vendor().next(Mischief.truncated(1000));

        assertThatThrownBy(() -> generate("{'model':'gpt-image-2','prompt':'x'}"))
                .isInstanceOf(IOException.class);
        assertThat(fake.painted()).isEqualTo(1);
    }

    private HttpResponse<String> generate(String body) throws Exception {
        return post(body, "sk-right");
    }

    private HttpResponse<String> post(String body, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/images/generations"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
