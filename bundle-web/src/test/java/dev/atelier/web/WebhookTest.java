package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.Webhook;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final CallId CALL = new CallId("01HZZZZZZZZZZZZZZZZZZ00009");
    private static final String PATH = "/webhooks/flux/" + CALL;

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void handsOnTheVeryTextAndItsHeaders() {
        Answer answer = post(PATH, "{ \"status\" : \"Ready\", \"prompt\":\"caf\u00e9\" }\n");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.http().body()).isEmpty();
        assertThat(front.webhooks.received).singleElement().satisfies(received -> {
            Webhook message = received.message();
            assertThat(received.provider()).isEqualTo("flux");
            assertThat(message.call()).isEqualTo(CALL);
            assertThat(message.body()).isEqualTo("{ \"status\" : \"Ready\", \"prompt\":\"caf\u00e9\" }\n");
            assertThat(message.header("X-BFL-Signature")).contains("sha256=00");
        });
    }

    @Test
    void saysNoMoreThanThatTheSignatureIsWrong() {
        front.webhooks.check = message -> {
            throw new MediaException(ErrorKind.UNAUTHENTICATED, "the signature is missing or wrong");
        };

        Answer answer = post(PATH, "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("error")).isEqualTo("the signature is missing or wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/flux/not-an-id", "/webhooks/flux", "/webhooks/flux/"})
    void knowsNoSuchCall(String path) {
        assertThat(post(path, "{}").status()).isEqualTo(404);
        assertThat(front.webhooks.received).isEmpty();
    }

    @Test
    void readsSmallMessagesOnly() {
        assertThat(post(PATH, "x".repeat(300_000)).status()).isEqualTo(413);
        assertThat(front.webhooks.received).isEmpty();
    }

    private Answer post(String path, String body) {
        return new Answer(front.server.post(path, body, "X-BFL-Signature", "sha256=00"));
    }
}
