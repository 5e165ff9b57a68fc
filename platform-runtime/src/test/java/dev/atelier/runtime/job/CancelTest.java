package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.Samples;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelTest {
    @TempDir
    private Path folder;

    @Test
    void aWaitingJobIsStoppedAtOnceAndItsVendorToldSo() {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(Duration.ofMinutes(1));
        Submission submission = house.submit();

        assertThat(house.generations.jobs().cancel(submission.id())).isTrue();

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
        assertThat(House.end(submission).cancelRequested()).isTrue();
        assertThat(house.provider.asked).containsExactly("start", "cancel vendor-job");
        assertThat(house.books)
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo("cancelled"));
        house.pass(Duration.ofMinutes(2));
        assertThat(house.provider.asked).hasSize(2);
    }

    @Test
    void aQueuedJobNeverReachesItsProvider() {
        Queue<Runnable> queue = new ArrayDeque<>();
        House house = new House(folder, queue::add);
        Submission submission = house.submit();

        assertThat(house.generations.jobs().cancel(submission.id())).isTrue();
        while (!queue.isEmpty()) {
            queue.remove().run();
        }

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
        assertThat(house.provider.asked).isEmpty();
    }

    @Test
    void whatIsFinishedAfterItsCancellationIsDroppedButChargedAsTheVendorDoes() {
        House house = new House(folder);
        house.provider.start = call -> {
            assertThat(call.cancelled()).isFalse();
            assertThat(house.generations.jobs().cancel(call.id())).isTrue();
            assertThat(call.cancelled()).isTrue();
            return ScriptedProvider.finished();
        };

        Submission submission = house.submit();

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
        Failure failure = House.end(submission).failure().orElseThrow();
        assertThat(failure.charged()).isEqualTo(new MicroDollars(42_000));
        assertThat(house.outputs.assets).isEmpty();
        assertThat(house.outputs.released).containsExactly(submission.id());
    }

    @Test
    void aJobCancelledWhileItStartsIsStoppedAsSoonAsItHasAHandle() {
        House house = new House(folder);
        house.provider.start = call -> {
            house.generations.jobs().cancel(call.id());
            return ScriptedProvider.started(Duration.ofHours(1));
        };

        Submission submission = house.submit();
        house.pass(Duration.ZERO);

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
        assertThat(house.provider.asked).containsExactly("start", "cancel vendor-job");
    }

    @Test
    void whatHasEndedOrIsNotKnownCannotBeCancelled() {
        House house = new House(folder);
        Submission submission = house.submit();

        assertThat(house.generations.jobs().cancel(submission.id())).isFalse();
        assertThat(house.generations.jobs().cancel(Samples.id(1))).isFalse();
        assertThat(house.job(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aVendorThatCannotBeReachedDoesNotKeepAJobFromBeingCancelled() {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(Duration.ofMinutes(1));
        Submission submission = house.submit();
        house.routing.inService = false;

        house.generations.jobs().cancel(submission.id());

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
    }
}
