package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private Job resumed(House next, Submission submission) {
        return next.generations.jobs().find(submission.id()).orElseThrow();
    }

    @Test
    void aJobThatWaitsForItsVendorGoesOnWithTheNextEngine() throws IOException {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        Submission submission = house.submit();

        house.engine.close();
        assertThat(House.end(submission).state()).isEqualTo(JobState.RUNNING);
        House next = new House(folder);
        assertThat(Files.list(folder)).isEmpty();
        next.pass(SECOND);

        assertThat(resumed(next, submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(next.provider.asked).containsExactly("poll");
        assertThat(next.books).hasSize(1);
    }

    @Test
    void aJobThatNeverReachedItsProviderIsStartedByTheNextEngine() {
        House house = new House(folder, new ArrayDeque<Runnable>()::add);
        Submission submission = house.submit();
        house.engine.close();
        assertThat(House.end(submission).state()).isEqualTo(JobState.QUEUED);

        House next = new House(folder);
        next.pass(SECOND);

        assertThat(resumed(next, submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(next.provider.asked).containsExactly("start");
    }

    @Test
    void whatHasEndedCanStillBeFound() {
        House house = new House(folder);
        Submission submission = house.submit();
        house.engine.close();

        House next = new House(folder);

        assertThat(resumed(next, submission)).isEqualTo(House.end(submission));
        next.pass(SECOND);
        assertThat(next.provider.asked).isEmpty();
    }

    @Test
    void ofWhatHasEndedOnlyTheNewestIsHandedOver() {
        Limits limits = new Limits(Duration.ofHours(1), 10_000, SECOND, Duration.ZERO);
        House house = new House(folder, Runnable::run, limits);
        Submission oldest = house.submit();
        Submission newest = oldest;
        for (int i = 0; i < 500; i++) {
            newest = house.submit();
        }
        house.engine.close();

        House next = new House(folder, Runnable::run, limits);

        assertThat(next.generations.jobs().find(oldest.id())).isEmpty();
        assertThat(next.generations.jobs().find(newest.id())).isPresent();
    }

    @Test
    void aStartThatFinishesInTimeIsWaitedFor() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch begun = new CountDownLatch(1);
        House house =
                new House(folder, threads, new Limits(Duration.ofHours(1), 100, Duration.ofSeconds(30), Duration.ZERO));
        house.provider.start = call -> {
            begun.countDown();
            awaitStop(house);
            return ScriptedProvider.finished();
        };
        Submission submission = house.submit();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        house.engine.close();

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        threads.shutdown();
    }

    /** Until the engine takes no more calls. */
    private static void awaitStop(House house) {
        await("the engine to close").until(() -> {
            try {
                house.submit(CallOptions.DEFAULT);
                return false;
            } catch (MediaException e) {
                return e.kind() == ErrorKind.UNAVAILABLE;
            }
        });
    }

    @Test
    void anInterruptedStartIsFoundOutAboutAndNeverRepeated() throws InterruptedException {
        Submission submission = interrupt();

        House next = new House(folder);
        next.provider.find = call -> Optional.of(ScriptedProvider.HANDLE);
        next.pass(Duration.ZERO);
        next.pass(Duration.ZERO);

        assertThat(next.provider.asked).containsExactly("find", "poll");
        assertThat(resumed(next, submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anInterruptedStartOfWhichTheVendorKnowsNothingIsUnknown() throws InterruptedException {
        Submission submission = interrupt();

        House next = new House(folder);
        next.pass(SECOND);

        assertThat(next.provider.asked).containsExactly("find");
        assertThat(resumed(next, submission).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(resumed(next, submission).failure().orElseThrow().kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    }

    @Test
    void aVendorThatCannotBeAskedAfterARestartIsAskedAgain() throws InterruptedException {
        Submission submission = interrupt();

        House next = new House(folder);
        next.routing.inService = false;
        next.provider.find = call -> Optional.of(ScriptedProvider.HANDLE);
        next.pass(SECOND);
        next.routing.inService = true;
        next.pass(SECOND);
        next.pass(SECOND);

        assertThat(resumed(next, submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    /** Stops the engine while a provider starts a call and takes too long over it. */
    private Submission interrupt() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        House house = new House(folder, threads);
        house.provider.start = call -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ScriptedProvider.finished();
        };
        Submission submission = house.submit();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        house.engine.close();
        threads.shutdownNow();
        assertThat(House.end(submission).state()).isEqualTo(JobState.RUNNING);
        return submission;
    }

    @Test
    void aClosedEngineTakesNoJob() {
        House house = new House(folder);
        house.engine.close();

        assertThatThrownBy(() -> house.submit())
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }

    @Test
    void aDamagedLineCostsItsJobOnlyAndIsSetAside() throws IOException {
        House house = new House(folder);
        house.submit();
        house.engine.close();
        Path file = folder.resolve("jobs.jsonl");
        Files.writeString(file, "{\"half a job\n" + Files.readString(file));

        House next = new House(folder);

        assertThat(next.generations.jobs().list(JobQuery.ALL)).hasSize(1);
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("jobs.unreadable.jsonl")).exists();
    }

    @Test
    void aCallThatWaitsForAnotherOneStillDoesAfterARestart() {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(Duration.ofSeconds(3));
        Submission first = house.submit();
        house.filters.bind(call -> new FilterDecision.Joined(first.id()), Map.of());
        Submission second = house.submit();
        house.engine.close();

        House next = new House(folder);
        next.provider.poll = (call, handle) -> ScriptedProvider.finished();
        List.of(SECOND, SECOND, SECOND).forEach(next::pass);

        assertThat(resumed(next, first).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(resumed(next, second).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(next.provider.asked).containsExactly("poll");
    }

    @Test
    void aQueueThatRunsLateDoesNothingAfterTheHandOver() {
        Queue<Runnable> queue = new ArrayDeque<>();
        House house = new House(folder, queue::add);
        house.submit();
        house.engine.close();

        queue.remove().run();

        assertThat(house.provider.asked).isEmpty();
    }
}
