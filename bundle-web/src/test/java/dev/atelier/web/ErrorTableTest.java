package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.web.http.WebSettings;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTableTest {
    private static final String GOOD = "{\"prompt\":\"x\",\"customer_id\":7}";

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    private Answer post(String json, String... headers) {
        return new Answer(front.server.post("/image/generate", json, headers));
    }

    private static void isEnvelope(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("success")).isEqualTo(false);
        assertThat(answer.at("data")).isNull();
        assertThat(answer.at("error")).asString().isNotBlank();
        assertThat(answer.at("code")).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void answersEveryKindOfRefusalWithItsStatus(ErrorKind kind) {
        front.generations.refuse(new MediaException(kind, "so it is"));

        isEnvelope(post(GOOD), kind.httpStatus());
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void answersEveryKindOfFailureWithItsStatus(ErrorKind kind) {
        front.generations.fail(new MediaException(kind, "so it went"));

        isEnvelope(post(GOOD), kind.httpStatus());
    }

    @Test
    void namesTheProviderThatFailed() {
        front.generations.fail(new MediaException(
                Failure.of(ErrorKind.PROVIDER_FAILED, "the server had an error").withProvider("openai")));

        assertThat(post(GOOD).at("error")).isEqualTo("openai: the server had an error");
    }

    @Test
    void saysWhenToComeBack() {
        front.generations.refuse(new MediaException(
                Failure.of(ErrorKind.QUOTA_EXCEEDED, "100 pictures a day").withRetryAfter(Duration.ofMillis(1500))));

        assertThat(post(GOOD).header("Retry-After")).isEqualTo("2");
    }

    @Test
    void hidesADefectBehindAnId() {
        front.generations.refuse(new IllegalStateException("secret of the house"));

        Answer answer = post(GOOD);

        isEnvelope(answer, 500);
        assertThat(answer.at("error")).asString().contains("id ").doesNotContain("secret");
    }

    @Test
    void waitsForARuntimeThatIsBeingReplaced() {
        front.platform.unbindGenerations(front.generations);
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> post(GOOD));
        Awaitility.await("the other request is answered meanwhile")
                .until(() -> front.server.get("/status").statusCode() == 200);

        front.platform.bindGenerations(front.generations);

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void answersUnavailableWhereTheRuntimeDoesNotComeBack() {
        WebSettings impatient = new WebSettings(
                "", Set.of(), Set.of(), 1000, 1000, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, false);
        try (Front away = new Front(impatient, FrontServlet::new)) {
            Generations gone = away.generations;
            away.platform.unbindGenerations(gone);

            Answer answer = new Answer(away.server.post("/image/generate", GOOD));

            isEnvelope(answer, 503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt\": | line 1, column 11",
                "{\"prompt\":\"x\" \"b\":1} | line 1, column 15",
                "{} {} | line 1, column 4",
                "{'prompt':1} | line 1, column 2",
            })
    void saysWhereJsonIsBroken(String body, String place) {
        Answer answer = post(body);

        isEnvelope(answer, 400);
        assertThat(answer.at("error")).asString().startsWith("the body is not valid JSON: " + place);
    }

    @Test
    void refusesAnEmptyBody() {
        Answer answer = post("");

        isEnvelope(answer, 400);
        assertThat(answer.at("error")).isEqualTo("the body is empty; a JSON object is expected");
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        isEnvelope(post("{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"), 400);
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherItsLengthIsDeclaredOrNot() {
        String large = "{\"prompt\":\"" + "x".repeat(20_000) + "\",\"customer_id\":7}";
        isEnvelope(post(large), 413);

        HttpRequest chunked = front.server
                .request("/image/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)))
                .build();
        isEnvelope(new Answer(front.server.send(chunked)), 413);
    }

    @Test
    void refusesAnotherMediaType() {
        HttpRequest form = front.server
                .request("/image/generate")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("prompt=x"))
                .build();

        isEnvelope(new Answer(front.server.send(form)), 415);
    }

    @Test
    void answersAnUnknownPath() {
        Answer answer = new Answer(front.server.get("/image/generated"));

        isEnvelope(answer, 404);
        assertThat(answer.at("error")).isEqualTo("there is nothing at /image/generated");
    }

    @Test
    void answersAWrongMethodWithTheRightOnes() {
        Answer answer = new Answer(front.server.get("/image/generate"));

        isEnvelope(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void tellsTheMethodsOfAPath() {
        HttpRequest options = front.server
                .request("/assets/x")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = front.server.send(options);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void answersHeadWithoutABody() {
        HttpRequest head = front.server
                .request("/status")
                .method("HEAD", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = front.server.send(head);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("15");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void doesNotRepeatMarkupAsMarkup() {
        Answer answer = new Answer(front.server.get("/%3Cscript%3E"));

        isEnvelope(answer, 404);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
