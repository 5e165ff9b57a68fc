package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.testing.FakeConversations;
import dev.atelier.web.testing.Front;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come word by word again after the cache has answered them. */
class RepeatsTest {
    private static final String FOX = "{\"prompt\":\"a fox\",\"customer_id\":7,\"save_to_db\":false}";

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @BeforeEach
    void answerFromTheCache() {
        front.generations.fromCache(true);
        front.generations.repeat(true);
    }

    @AfterEach
    void stop() {
        front.close();
    }

    private HttpResponse<String> post(String json, String... headers) {
        return front.server.post("/image/generate", json, headers);
    }

    private int read() {
        return front.generations.calls.size();
    }

    @Test
    void areAnsweredWithTheSameUnderAnotherId() {
        HttpResponse<String> first = post(FOX);
        String id = front.generations.last().id().value();
        HttpResponse<String> second = post(FOX);
        HttpResponse<String> third = post(FOX);

        assertThat(first.body()).contains("\"cached\":true").contains(id);
        assertThat(read()).isEqualTo(1);
        assertThat(front.generations.repeated).extracting("value").containsExactly(id, id);
        assertThat(second.body()).isEqualTo(first.body().replace(id, id.substring(0, 25) + "2"));
        assertThat(third.body()).isEqualTo(first.body().replace(id, id.substring(0, 25) + "3"));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(second.headers().firstValue("Content-Length"))
                .isEqualTo(first.headers().firstValue("Content-Length"));
    }

    @Test
    void areReadAgainWhereTheRuntimeSaysSo() {
        post(FOX);
        front.generations.repeat(false);
        String answer = post(FOX).body();

        assertThat(read()).isEqualTo(2);
        assertThat(answer).contains(front.generations.last().id().value());
        front.generations.repeat(true);
        post(FOX);
        assertThat(front.generations.repeated.get(1))
                .as("goes by the last call")
                .isEqualTo(front.generations.last().id());
    }

    @Test
    void areToldWhatTheCallCameToLast() {
        String first = post(FOX).body();
        front.generations.repeat(false);
        front.generations.answer(outcome("another fox"));
        String second = post(FOX).body();
        front.generations.repeat(true);
        String third = post(FOX).body();

        assertThat(second).contains("another fox").doesNotContain("image_url");
        assertThat(first).doesNotContain("another fox");
        assertThat(third).contains("another fox");
        assertThat(read()).isEqualTo(2);
    }

    private static Outcome outcome(String text) {
        return new Outcome(
                "sandbox",
                "sandbox-image",
                "sandbox",
                Parameters.EMPTY,
                List.of(),
                Parameters.of("text", text),
                MicroDollars.ZERO,
                true,
                true,
                List.of());
    }

    @Test
    void areReadWhereTheAnswerWasNotTheCaches() {
        front.generations.fromCache(false);
        post(FOX);
        post(FOX);

        assertThat(read()).isEqualTo(2);
        assertThat(front.generations.repeated).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"a fox\",\"customer_id\":8,\"save_to_db\":false}",
                "{\"prompt\":\"a fox\", \"customer_id\":7,\"save_to_db\":false}",
            })
    void otherWordsAreAnotherRequest(String other) {
        post(FOX);
        post(other);

        assertThat(read()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"Idempotency-Key, k", "Prefer, wait=5", "Content-Encoding, identity"})
    void otherHeadersAreAnotherRequest(String name, String value) {
        post(FOX);
        post(FOX, name, value);

        assertThat(read()).isEqualTo(2);
        assertThat(front.generations.repeated).isEmpty();
    }

    @Test
    void otherHostNamesAreAnotherRequest() {
        post(FOX);
        front.server.raw("POST /image/generate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + FOX.length() + "\r\n\r\n" + FOX);

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void anotherPathIsAnotherRequest() {
        post(FOX);
        front.server.post("/image/upscale", FOX);

        assertThat(front.generations.repeated).isEmpty();
    }

    @Test
    void jobsAreNot() {
        String asked = FOX.replace("}", ",\"async\":true}");
        post(asked);
        post(asked);

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void aChatWithoutASessionIsLikeThem() {
        String said = "{\"message\":\"Hi\",\"customer_id\":7,\"model\":\"m\"}";
        front.generations.answer(outcome("Hello"));
        String first = front.server.post("/chat", said).body();
        String second = front.server.post("/chat", said).body();

        assertThat(read()).isEqualTo(1);
        assertThat(second).contains("Hello").isNotEqualTo(first);
    }

    @Test
    void aChatWithASessionIsReadEachTime() {
        front.platform.bindConversations(new FakeConversations());
        String said = "{\"message\":\"Hi\",\"customer_id\":7,\"model\":\"m\",\"session_id\":\"s\"}";
        front.generations.answer(outcome("Hello"));
        front.server.post("/chat", said);
        front.server.post("/chat", said);

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void aChatWordByWordIsReadEachTime() {
        String said = "{\"message\":\"Hi\",\"customer_id\":7,\"model\":\"m\",\"stream\":true}";
        front.generations.answer(outcome("Hello"));
        front.server.post("/chat", said);
        front.server.post("/chat", said);

        assertThat(read()).isEqualTo(2);
    }
}
