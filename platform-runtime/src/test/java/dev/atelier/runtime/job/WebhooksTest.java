package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.Webhook;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    private static final String PROVIDER = "fake";

    private final AtomicReference<Optional<URI>> told = new AtomicReference<>(Optional.empty());

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void build() {
        house = new House(folder);
        house.provider.start = call -> {
            told.set(call.webhookAddress());
            return ScriptedProvider.started(Duration.ofHours(1));
        };
        house.provider.signed = message -> message.header("X-Signature").equals(Optional.of("of " + message.body()));
    }

    @Test
    void aCallKnowsWhereItsVendorReachesIt() {
        Submission submission = house.submit();

        assertThat(told.get()).contains(URI.create("https://studio.example/io/webhooks/fake/" + submission.id()));
    }

    @Test
    void aSignedMessageHasTheVendorAskedAtOnce() {
        Submission submission = house.submit();
        house.pass(Duration.ofMinutes(1));
        assertThat(house.provider.asked).containsExactly("start");

        house.webhooks.received(PROVIDER, message(submission.id(), "of done"));
        house.pass(Duration.ZERO);

        assertThat(house.provider.asked).containsExactly("start", "poll");
        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.routing.held).hasValue(0);
    }

    @Test
    void aMessageOfSomebodyElseDoesNothing() {
        Submission submission = house.submit();

        refused(ErrorKind.UNAUTHENTICATED, () -> house.webhooks.received(PROVIDER, message(submission.id(), "forged")));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.provider.asked).containsExactly("start");
        assertThat(house.routing.held).hasValue(0);
    }

    @Test
    void aProviderThatStumblesHasNotFoundItSigned() {
        Submission submission = house.submit();
        house.provider.signed = message -> {
            throw new IllegalStateException("odd");
        };

        refused(ErrorKind.UNAUTHENTICATED, () -> house.webhooks.received(PROVIDER, message(submission.id(), "x")));
    }

    @Test
    void aCallIsKnownToItsOwnProviderOnly() {
        Submission submission = house.submit();
        CallId unknown = new CallId("01KAFXZ0000000000000000000");

        refused(ErrorKind.NOT_FOUND, () -> house.webhooks.received("other", message(submission.id(), "of done")));
        refused(ErrorKind.NOT_FOUND, () -> house.webhooks.received(PROVIDER, message(unknown, "of done")));
    }

    @Test
    void aMessageThatComesLateOrTwiceChangesNothing() {
        Submission submission = house.submit();
        house.webhooks.received(PROVIDER, message(submission.id(), "of done"));
        house.pass(Duration.ZERO);

        house.webhooks.received(PROVIDER, message(submission.id(), "of done"));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.provider.asked).containsExactly("start", "poll");
    }

    private static Webhook message(CallId call, String signature) {
        return new Webhook(call, Map.of("x-signature", List.of(signature)), "done");
    }

    private static void refused(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MediaException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
