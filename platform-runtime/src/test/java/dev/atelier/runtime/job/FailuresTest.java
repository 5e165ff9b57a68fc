package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void build() {
        house = new House(folder);
    }

    private static MediaException failing(ErrorKind kind) {
        return new MediaException(kind, "the vendor says so");
    }

    private Failure failure(Submission submission) {
        return House.end(submission).failure().orElseThrow();
    }

    @Test
    void aFailedStartIsNotRepeatedAndNamesTheProvider() {
        house.provider.start = call -> {
            throw failing(ErrorKind.PROVIDER_FAILED);
        };

        Submission submission = house.submit();
        house.pass(Duration.ofMinutes(20));

        assertThat(House.end(submission).state()).isEqualTo(JobState.FAILED);
        assertThat(failure(submission).kind()).isEqualTo(ErrorKind.PROVIDER_FAILED);
        assertThat(failure(submission).provider()).contains("fake");
        assertThat(house.provider.asked).containsExactly("start");
        assertThat(house.routing.failed).hasValue(1);
        assertThat(house.books)
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo("provider_failed"));
    }

    @Test
    void aCallersMistakeIsNotCountedAgainstTheProvider() {
        house.provider.start = call -> {
            throw failing(ErrorKind.MODERATED);
        };

        assertThat(failure(house.submit()).kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(house.routing.failed).hasValue(0);
    }

    @Test
    void anOutcomeThatIsUnknownIsShownAsSuch() {
        house.provider.start = call -> {
            throw failing(ErrorKind.OUTCOME_UNKNOWN);
        };

        Submission submission = house.submit();
        house.pass(Duration.ofSeconds(1));

        assertThat(House.end(submission).state()).isEqualTo(JobState.UNKNOWN);
    }

    @Test
    void aStartThatBrokeOffIsFoundAtTheVendor() {
        house.provider.start = call -> {
            throw failing(ErrorKind.OUTCOME_UNKNOWN);
        };
        house.provider.find = call -> Optional.of(ScriptedProvider.HANDLE);

        Submission submission = house.submit();
        house.pass(Duration.ofSeconds(1));
        house.pass(Duration.ZERO);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked).containsExactly("start", "find", "poll");
    }

    @Test
    void aDefectOfAProviderEndsTheJobAndNamesTheCall() {
        house.provider.start = call -> {
            throw new IllegalStateException("a secret detail");
        };

        Submission submission = house.submit();

        assertThat(failure(submission).kind()).isEqualTo(ErrorKind.INTERNAL);
        assertThat(failure(submission).message())
                .contains(submission.id().value())
                .doesNotContain("secret");
        assertThat(house.routing.held).hasValue(0);
    }

    @Test
    void anErrorOfAProviderHangsNobody() {
        house.provider.start = call -> {
            throw new NoClassDefFoundError("vendor/Sdk");
        };

        assertThat(House.end(house.submit()).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aPollThatMayHelpLaterIsRepeatedWithGrowingPauses() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.provider.poll = (call, handle) -> {
            if (house.provider.asked.size() < 5) {
                throw failing(ErrorKind.UNAVAILABLE);
            }
            return ScriptedProvider.finished();
        };
        Submission submission = house.submit();

        house.pass(SECOND);
        house.pass(Duration.ofMillis(250));
        house.pass(Duration.ofMillis(499));
        assertThat(house.provider.asked).hasSize(3);
        house.pass(Duration.ofMillis(1));
        assertThat(house.provider.asked).hasSize(4);
        house.pass(SECOND);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void theVendorsWishForAPauseIsObeyed() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.provider.poll = (call, handle) -> {
            throw new MediaException(
                    Failure.of(ErrorKind.UNAVAILABLE, "slow down").withRetryAfter(Duration.ofSeconds(30)));
        };
        house.submit();
        house.pass(SECOND);

        house.pass(Duration.ofSeconds(29));
        assertThat(house.provider.asked).containsExactly("start", "poll");
        house.pass(SECOND);
        assertThat(house.provider.asked).containsExactly("start", "poll", "poll");
    }

    @Test
    void aPollThatFailsForGoodEndsTheJob() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.provider.poll = (call, handle) -> {
            throw failing(ErrorKind.MODERATED);
        };
        Submission submission = house.submit();

        house.pass(SECOND);

        assertThat(failure(submission).kind()).isEqualTo(ErrorKind.MODERATED);
    }

    @Test
    void aProviderThatTakesTooLongIsToldToStop() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.provider.poll = (call, handle) -> ScriptedProvider.started(Duration.ofSeconds(7));
        Submission submission =
                house.submit(CallOptions.DEFAULT.withPolling(Optional.of(Duration.ofSeconds(10)), Optional.empty()));

        house.pass(Duration.ofSeconds(1));
        house.pass(Duration.ofSeconds(7));
        assertThat(House.end(submission)).isNull();
        house.pass(Duration.ofSeconds(2));

        assertThat(failure(submission).kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(failure(submission).message()).contains("10 s");
        assertThat(house.provider.asked).endsWith("cancel vendor-job");
    }

    @Test
    void aResultThatComesAtTheLastMomentIsNotThrownAway() {
        house.provider.start = call -> ScriptedProvider.started(Duration.ofHours(1));
        Submission submission = house.submit();

        house.pass(Duration.ofMinutes(10));

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aProviderThatIsReplacedBetweenPollsCostsOnlyTime() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        Submission submission = house.submit();
        house.routing.inService = false;
        house.pass(SECOND);
        house.pass(SECOND);
        assertThat(house.job(submission).state()).isEqualTo(JobState.RUNNING);

        house.routing.inService = true;
        house.pass(SECOND);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aProviderThatIsAwayWhenACallStartsMakesItFailAsUnavailable() {
        house.routing.inService = false;

        Job job = House.end(house.submit());

        assertThat(job.failure().orElseThrow().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(house.provider.asked).isEmpty();
    }
}
