package dev.atelier.testkit.stability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.PaddedPng;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeStabilityTest {
    private static final String CORE = "stable-image/generate/core";
    private static final String IMAGE = "image=@\u0089PNG\r\n\u001a\n0123";

    private final ObjectMapper json = new ObjectMapper();
    private FakeStability fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeStability("sk-right");
        fake.accept("sk-other");
        fake.resultBytes(300);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void answersWithTheFileOrWithJsonAsItIsAsked() throws Exception {
        HttpResponse<byte[]> file = post(CORE, "image/*", "prompt=x", "seed=7");
        HttpResponse<byte[]> wrapped = post(CORE, "application/json", "prompt=x", "seed=7");
        JsonNode answer = json.readTree(wrapped.body());

        assertThat(file.body()).hasSize(300);
        assertThat(file.headers().firstValue("seed")).contains("7");
        assertThat(file.headers().firstValue("finish-reason")).contains("SUCCESS");
        assertThat(Base64.getDecoder().decode(answer.path("image").asText())).isEqualTo(file.body());
        assertThat(answer.path("seed").asLong()).isEqualTo(7);
        assertThat(wrapped.headers().firstValue("content-type")).contains("application/json; type=image/png");
        assertThat(fake.charged()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate/core             | seed=1                     | 400 | prompt: is required",
                "generate/core             | prompt=x;size=1024x1024    | 400 | size: is not known",
                "generate/core             | prompt=x;prompt=y          | 400 | prompt: came twice",
                "generate/core             | prompt=x;seed=-1           | 400 | seed: must be in 0, 4294967294",
                "generate/core             | prompt=x;aspect_ratio=4:3  | 400 | aspect_ratio: must be one of",
                "generate/core             | prompt=@x                  | 400 | prompt: must be text, not a file",
                "generate/ultra            | prompt=x;strength=0.5      | 400 | image: is required",
                "generate/sd3              | prompt=x;mode=image-to-image | 400 | image: is required",
                "generate/sd3              | prompt=x;output_format=webp | 400 | output_format: must be one of",
                "edit/erase                | image=text                 | 400 | image: must be a file",
                "edit/erase                | image=@text                | 400 | image: must be a png, jpeg or webp",
                "generate/core             | prompt=forbidden           | 403 | Your request was flagged",
                "generate/core             | prompt=\u043F\u0440\u0438\u0432\u0435\u0442 | 422 | English is the only",
                "generate/none             | prompt=x                   | 404 | The resource",
            })
    void refusesWhatTheVendorRefuses(String path, String form, int status, String error) throws Exception {
        HttpResponse<byte[]> answer = post("stable-image/" + path, "image/*", form.split(";"));
        JsonNode body = json.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body.path("errors").path(0).asText()).startsWith(error);
        assertThat(body.fieldNames()).toIterable().containsExactly("id", "name", "errors");
        assertThat(fake.charged()).isZero();
    }

    @Test
    void wantsAFormAndAnAcceptedForm() throws Exception {
        HttpResponse<byte[]> text = send(request(CORE, "sk-right", "image/*")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"x\"}")));

        assertThat(new String(text.body(), StandardCharsets.UTF_8))
                .contains("content-type: must be multipart/form-data");
        assertThat(post(CORE, "audio/*", "prompt=x").statusCode()).isEqualTo(400);
        assertThat(post(CORE, "image/*", "none=@", "prompt=x").statusCode()).isEqualTo(200);
    }

    @Test
    void hidesAndChargesForWhatItFilters() throws Exception {
        HttpResponse<byte[]> answer = post(CORE, "image/*", "prompt=filtered");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("finish-reason")).contains("CONTENT_FILTERED");
        assertThat(fake.charged()).isEqualTo(1);
    }

    @Test
    void showsLongWorkToWhoOrderedIt() throws Exception {
        fake.pollsPerJob(1);
        HttpResponse<byte[]> submitted = post("stable-image/upscale/creative", "*/*", "prompt=x", "seed=9", IMAGE);
        String result = "results/" + json.readTree(submitted.body()).path("id").asText();

        assertThat(get(result, "sk-other").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> early = get(result, "sk-right");
        assertThat(early.statusCode()).isEqualTo(202);
        assertThat(json.readTree(early.body()).path("status").asText()).isEqualTo("in-progress");
        assertThat(get(result, "sk-right").body()).hasSize((int) new PaddedPng(9, 300).length());
    }

    @Test
    void refusesAWrongKey() throws Exception {
        assertThat(get("results/1", "sk-wrong").statusCode()).isEqualTo(401);
    }

    /** @param fields each as {@code name=value}, or {@code name=@bytes} for a file */
    private HttpResponse<byte[]> post(String path, String accept, String... fields) throws Exception {
        StringBuilder form = new StringBuilder();
        for (String field : fields) {
            String[] pair = field.split("=", 2);
            boolean file = pair[1].startsWith("@");
            form.append("--b\r\nContent-Disposition: form-data; name=\"" + pair[0] + '"')
                    .append(file ? "; filename=\"f\"" : "")
                    .append("\r\n\r\n")
                    .append(file ? pair[1].substring(1) : utf8(pair[1]))
                    .append("\r\n");
        }
        form.append("--b--\r\n");
        return send(request(path, "sk-right", accept)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString(), StandardCharsets.ISO_8859_1)));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private HttpResponse<byte[]> get(String path, String key) throws Exception {
        return send(request(path, key, "*/*"));
    }

    private HttpRequest.Builder request(String path, String key, String accept) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/v2beta/" + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", accept);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
