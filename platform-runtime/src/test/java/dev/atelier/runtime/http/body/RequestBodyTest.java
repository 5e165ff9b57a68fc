package dev.atelier.runtime.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.fixture.MemoryOutputs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final MediaContent CONTENT = new MemoryOutputs.Bytes(MediaType.PNG, "abc".getBytes(UTF_8));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"content:0\"} | {\"a\":\"YWJj\"}",
                "[\"content:0\",\"data:content:0\"] | [\"YWJj\",\"data:image/png;base64,YWJj\"]",
                "{\"content:0\" : 1} | {\"content:0\" : 1}",
                "{\"a\":\"content:1\"} | {\"a\":\"content:1\"}",
                "{\"a\":\"see content:0\"} | {\"a\":\"see content:0\"}",
                "{\"a\":\"\\\"content:0\\\"\"} | {\"a\":\"\\\"content:0\\\"\"}",
                "{\"a\":\"content:99999\"} | {\"a\":\"content:99999\"}",
                "{} | {}"
            })
    void replacesMarksInJson(String json, String sent) throws IOException {
        try (RequestBody body = RequestBody.of(new HttpBody.Json(json, List.of(CONTENT)))) {
            assertThat(text(body)).isEqualTo(sent);
            assertThat(body.length()).isEqualTo(sent.getBytes(UTF_8).length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 12_287, 12_288, 12_289, 24_576, 100_000})
    void base64IsTheSameAtEveryLength(int length) throws IOException {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xfb);
        MediaContent content = new MemoryOutputs.Bytes(MediaType.PNG, bytes);
        try (RequestBody body = RequestBody.of(new HttpBody.Json("\"content:0\"", List.of(content)))) {
            assertThat(text(body)).isEqualTo('"' + Base64.getEncoder().encodeToString(bytes) + '"');
            assertThat(body.length()).isEqualTo(2 + (length + 2) / 3 * 4);
        }
    }

    @Test
    void writesForms() throws IOException {
        HttpBody form = new HttpBody.Multipart(List.of(
                new HttpBody.Part.Field("prompt", "a äffchen"),
                new HttpBody.Part.File("image[]", "my \"best\"\r\npicture ü.png", CONTENT)));
        try (RequestBody body = RequestBody.of(form)) {
            String type = body.type().orElseThrow();
            String boundary = type.substring(type.indexOf('=') + 1);
            assertThat(type).startsWith("multipart/form-data; boundary=");
            assertThat(text(body))
                    .isEqualTo(String.join(
                            "\r\n",
                            "--" + boundary,
                            "Content-Disposition: form-data; name=\"prompt\"",
                            "",
                            "a äffchen",
                            "--" + boundary,
                            "Content-Disposition: form-data; name=\"image[]\";"
                                    + " filename=\"my %22best%22%0D%0Apicture ü.png\"",
                            "Content-Type: image/png",
                            "",
                            "abc",
                            "--" + boundary + "--",
                            ""));
            assertThat(body.length()).isEqualTo(text(body).getBytes(UTF_8).length);
        }
    }

    @Test
    void closesWhatABrokenAttemptLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        MediaContent content = new MediaContent() {
            @Override
            public MediaType type() {
                return MediaType.PNG;
            }

            @Override
            public long length() {
                return 1000;
            }

            @Override
            public dev.atelier.core.media.Digest digest() {
                throw new UnsupportedOperationException();
            }

            @Override
            public InputStream open() {
                return new java.io.ByteArrayInputStream(new byte[1000]) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
            }
        };
        HttpBody form = new HttpBody.Multipart(List.of(new HttpBody.Part.File("f", "f", content)));
        try (RequestBody body = RequestBody.of(form)) {
            body.open().readNBytes(300);
            assertThat(closed[0]).isFalse();
        }
        assertThat(closed[0]).isTrue();
    }

    private static String text(RequestBody body) throws IOException {
        return new String(body.open().readAllBytes(), UTF_8);
    }
}
