package dev.atelier.testkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms with files, and videos. */
class FakeOpenAiMediaTest {
    private static final String BOUNDARY = "b0und";

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
    void editsSeveralPictures() throws Exception {
        HttpResponse<String> answer =
                form("/images/edits", "model=gpt-image-2;prompt=x;n=2;image[]=@png;image[]=@jpeg;mask=@png");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("data")).hasSize(2);
        assertThat(json.readTree(answer.body())
                        .at("/usage/input_tokens_details/image_tokens")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "edits, model=gpt-image-2;prompt=x, image",
        "edits, model=gpt-image-2;prompt=x;image=@png;image=@png, image",
        "edits, model=gpt-image-2;prompt=x;image[]=@mp3, image[]",
        "edits, model=gpt-image-2;prompt=x;image[]=@png;mask=@jpeg, mask",
        "edits, model=gpt-image-2;prompt=x;image[]=@png;picture=@png, picture",
        "edits, model=gpt-image-2;prompt=x;image[]=@png;moderation=low, moderation",
        "edits, model=gpt-image-2;prompt=x;image[]=@png;input_fidelity=high, input_fidelity",
        "edits, model=gpt-image-1-mini;prompt=x;image[]=@png;input_fidelity=high, input_fidelity",
        "edits, model=dall-e-2;prompt=x;image[]=@png, image",
        "edits, model=dall-e-3;prompt=x;image=@png, model",
        "variations, model=dall-e-2;prompt=x;image=@png, prompt",
        "variations, model=gpt-image-2;image=@png, model",
    })
    void refusesFormsThatTheVendorRefuses(String path, String parts, String param) throws Exception {
        HttpResponse<String> answer = form("/images/" + path, parts);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/error/param").asText()).isEqualTo(param);
        assertThat(fake.charged()).isZero();
    }

    @Test
    void makesAVideoInItsOwnTimeAndKeepsItElsewhere() throws Exception {
        fake.pollsPerJob(2);
        JsonNode begun = json.readTree(
                form("/videos", "prompt=x;model=sora-2;seconds=8;size=720x1280").body());
        String path = "/videos/" + begun.path("id").asText();

        assertThat(begun.path("status").asText()).isEqualTo("queued");
        assertThat(send("DELETE", path).statusCode()).isEqualTo(409);
        assertThat(send("GET", path + "/content").statusCode()).isEqualTo(400);
        assertThat(json.readTree(send("GET", path).body()).path("status").asText())
                .isEqualTo("in_progress");
        assertThat(json.readTree(send("GET", path).body()).path("status").asText())
                .isEqualTo("completed");
        HttpResponse<String> content = send("GET", path + "/content");
        assertThat(content.statusCode()).isEqualTo(302);
        assertThat(content.headers().firstValue("location").orElse(""))
                .startsWith(fake.storage().address("/").toString());
        assertThat(json.readTree(send("GET", "/videos?limit=1").body()).at("/data/0/seconds"))
                .hasToString("\"8\"");
        assertThat(send("DELETE", path).statusCode()).isEqualTo(200);
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "prompt=x;model=sora-2;seconds=5, seconds",
        "prompt=x;model=sora-2;size=1792x1024, size",
        "prompt=x;model=sora-3, model",
        "prompt=x;duration=8, duration",
        "model=sora-2, prompt",
        "prompt=x;image=@png, image",
        "prompt=x;input_reference=@png, input_reference",
        "prompt=x;input_reference=@mp3, input_reference",
    })
    void refusesVideosThatTheVendorRefuses(String parts, String param) throws Exception {
        HttpResponse<String> answer = form("/videos", parts);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(json.readTree(answer.body()).at("/error/param").asText()).isEqualTo(param);
        assertThat(fake.charged()).isZero();
    }

    @Test
    void moderatesAVideoWhileItIsMadeAndChargesNothing() throws Exception {
        JsonNode begun = json.readTree(form("/videos", "prompt=forbidden").body());

        JsonNode failed = json.readTree(
                send("GET", "/videos/" + begun.path("id").asText()).body());

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asText()).isEqualTo("moderation_blocked");
        assertThat(fake.charged()).isZero();
    }

    /** @param parts {@code name=value} or {@code name=@ending of a sample}, with semicolons between them */
    private HttpResponse<String> form(String path, String parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String part : parts.split(";")) {
            String name = part.substring(0, part.indexOf('='));
            String value = part.substring(name.length() + 1);
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"")
                    .getBytes(StandardCharsets.UTF_8));
            if (value.startsWith("@")) {
                SampleMedia file = SampleMedia.ofEnding(value.substring(1)).orElseThrow();
                body.write(("; filename=\"f\"\r\nContent-Type: " + file.type() + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.write(file.bytes());
            } else {
                body.write(("\r\n\r\n" + value).getBytes(StandardCharsets.UTF_8));
            }
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + path)).header("Authorization", "Bearer sk-right");
    }
}
