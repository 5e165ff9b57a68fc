package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.JobState;
import dev.atelier.core.media.Digest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Makes all calls in flight one. */
    private static final class Coalescing implements CallFilter {
        private final AtomicReference<CallId> leader = new AtomicReference<>();

        @Override
        public FilterDecision before(Call call) {
            CallId first = leader.compareAndExchange(null, call.id());
            return first == null ? FilterDecision.proceed() : new FilterDecision.Joined(first);
        }

        @Override
        public void after(Call call, CallEnd end) {
            leader.compareAndSet(call.id(), null);
        }
    }

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void build() {
        house = new House(folder);
        house.filters.bind(new Coalescing(), Map.of());
        house.provider.start = call -> ScriptedProvider.started(SECOND);
    }

    @Test
    void callsThatAreTheSameAreBoughtOnceAndEachHasItsOwnCopy() {
        Submission first = house.submit();
        Submission second = house.submit();
        assertThat(house.job(second).joined()).contains(first.id());
        house.pass(SECOND);

        Outcome bought = House.end(first).outcome().orElseThrow();
        Outcome joined = House.end(second).outcome().orElseThrow();
        assertThat(house.provider.asked).containsExactly("start", "poll");
        Digest digest = bought.outputs().get(0).digest();
        assertThat(joined.outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.digest()).isEqualTo(digest));
        assertThat(joined.outputs().get(0).asset())
                .isPresent()
                .isNotEqualTo(bought.outputs().get(0).asset());
        assertThat(bought.cost().amount()).isEqualTo(42_000);
        assertThat(joined.cost().amount()).isZero();
        assertThat(joined.cached()).isTrue();
    }

    @Test
    void theSecondHearsOfTheEndWithoutAnyDelay() {
        house.provider.start = call -> ScriptedProvider.started(Duration.ofMillis(300));
        house.submit();
        Submission second = house.submit();

        house.pass(Duration.ofMillis(300));

        assertThat(House.end(second)).isNotNull();
    }

    @Test
    void aFailureIsSharedAndChargedOnce() {
        house.provider.poll = (call, handle) -> {
            throw new MediaException(ErrorKind.MODERATED, "no");
        };
        house.submit();
        Submission second = house.submit();

        house.pass(SECOND);

        assertThat(House.end(second).state()).isEqualTo(JobState.FAILED);
        assertThat(House.end(second).failure().orElseThrow().kind()).isEqualTo(ErrorKind.MODERATED);
    }

    @Test
    void whenTheFirstIsCancelledTheNextGoesOnAndTheOthersFollowIt() {
        Submission first = house.submit();
        Submission second = house.submit();
        Submission third = house.submit();

        house.generations.jobs().cancel(first.id());
        house.pass(SECOND);
        house.pass(SECOND);
        house.pass(SECOND);

        assertThat(House.end(first).state()).isEqualTo(JobState.CANCELLED);
        assertThat(House.end(second).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(House.end(third).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked).filteredOn("start"::equals).hasSize(2);
    }

    @Test
    void cancellingTheSecondDoesNotTouchTheFirst() {
        Submission first = house.submit();
        Submission second = house.submit();

        house.generations.jobs().cancel(second.id());
        assertThat(House.end(second).state()).isEqualTo(JobState.CANCELLED);
        house.pass(SECOND);

        assertThat(House.end(first).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked).containsExactly("start", "poll");
    }

    @Test
    void whatTheFirstReleasesStaysUntilTheSecondHasItsCopy() {
        Submission first = house.submit(CallOptions.DEFAULT.withKeep(false));
        Submission second = house.submit();

        house.generations.release(first.id());
        assertThat(house.outputs.released).isEmpty();
        house.pass(SECOND);

        assertThat(House.end(second).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.outputs.released).containsExactly(first.id());
    }

    @Test
    void aCallThatJoinsOneThatNobodyKnowsIsServedByItself() {
        house = new House(folder);
        house.filters.bind(call -> new FilterDecision.Joined(new CallId("01JD0000000000000000000009")), Map.of());

        Submission submission = house.submit();
        house.pass(SECOND);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }
}
