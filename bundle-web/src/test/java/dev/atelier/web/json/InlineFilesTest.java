package dev.atelier.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.MediaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineFilesTest {
    private static final byte[] PICTURE = new byte[300_001];
    private static final String BASE64;

    static {
        new Random(1).nextBytes(PICTURE);
        BASE64 = Base64.getEncoder().encodeToString(PICTURE);
    }

    private static JsonBody read(String json) throws IOException {
        return JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), -1);
    }

    @Test
    void takesLongDataUrlsOutAndLeavesTheRest() throws IOException {
        String json = "{\"a\":\"x\\\"data:\",\"p\":\"data:image/png;base64," + BASE64 + "\",\"b\":[\"data:a/b;base64,"
                + BASE64 + "\"],\"ü\":\"ö\\u00e4\"}";

        try (JsonBody body = read(json)) {
            assertThat(body.values().canonical())
                    .isEqualTo("{\"a\":\"x\\\"data:\",\"b\":[\"data:a/b;base64,#1\"],"
                            + "\"p\":\"data:image/png;base64,#0\",\"ü\":\"öä\"}");
            assertThat(body.inline().file("#0").orElseThrow()).hasBinaryContent(PICTURE);
            assertThat(body.inline().file("#1").orElseThrow()).hasBinaryContent(PICTURE);
            assertThat(body.inline().file("#2")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\/", "\\u002f"})
    void resolvesEscapes(String slash) throws IOException {
        String escaped = BASE64.replace("/", slash).replace("+", "\\u002b");

        try (JsonBody body = read("{\"p\":\"data:image\\/png;base64," + escaped + "\"}")) {
            assertThat(body.values().text("p")).contains("data:image/png;base64,#0");
            assertThat(body.inline().file("#0").orElseThrow()).hasBinaryContent(PICTURE);
        }
    }

    @Test
    void leavesShortDataUrlsWhereTheyAre() throws IOException {
        String url = "data:image/png;base64," + BASE64.substring(0, 4000);

        try (JsonBody body = read("{\"p\":\"" + url + "\"}")) {
            assertThat(body.values().text("p")).contains(url);
            assertThat(body.inline().file("#0")).isEmpty();
        }
    }

    @Test
    void leavesOtherTextWhereItIs() throws IOException {
        String text = "data: " + "x".repeat(20_000) + ",";

        try (JsonBody body = read("{\"p\":\"" + text + "\"}")) {
            assertThat(body.values().text("p")).contains(text);
        }
    }

    @Test
    void saysThatABodyBreaksOffWithinADataUrl() {
        assertThatThrownBy(() -> read("{\"p\":\"data:image/png;base64," + BASE64))
                .isInstanceOf(MediaException.class)
                .hasMessageStartingWith("the body is not valid JSON");
    }

    @Test
    void deletesTheFiles() throws IOException {
        Path file;
        try (JsonBody body = read("{\"p\":\"data:image/png;base64," + BASE64 + "\"}")) {
            file = body.inline().file("#0").orElseThrow();
            assertThat(file).exists();
        }
        assertThat(Files.exists(file)).isFalse();
    }
}
