package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryJobEngineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private static House withLimits(Path folder, Duration keepFor, int keepJobs) {
        return new House(folder, Runnable::run, new Limits(keepFor, keepJobs, Duration.ofMillis(50), Duration.ZERO));
    }

    @Test
    void tenThousandWaitingJobsNeedTwoThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        House house = new House(folder, threads, new Limits(HOUR, 20_000, SECOND, Duration.ZERO));
        house.provider.start = call -> ScriptedProvider.started(SECOND);

        List<Submission> submissions =
                IntStream.range(0, 10_000).mapToObj(i -> house.submit()).toList();
        await("all calls to be started")
                .until(() -> submissions.stream()
                        .allMatch(submission -> house.job(submission).handle().isPresent()));
        house.pass(SECOND);

        assertThat(submissions)
                .allSatisfy(submission -> assertThat(submission.end().toCompletableFuture())
                        .succeedsWithin(Duration.ofSeconds(30))
                        .extracting(Job::state)
                        .isEqualTo(JobState.SUCCEEDED));
        assertThat(house.books).hasSize(10_000);
        threads.shutdown();
    }

    @Test
    void aWatchTellsThePresentStateAndAllLaterOnesInOrder() {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.provider.poll = (call, handle) ->
                house.provider.asked.size() < 3 ? ScriptedProvider.started(SECOND) : ScriptedProvider.finished();
        Submission submission = house.submit();
        List<Job> seen = new ArrayList<>();
        house.generations.jobs().watch(submission.id(), seen::add);
        assertThat(seen).hasSize(1);

        house.pass(SECOND);
        house.pass(SECOND);

        assertThat(seen).extracting(Job::state).containsExactly(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
        assertThat(seen).extracting(Job::polls).containsExactly(1, 2, 2);
    }

    @Test
    void aWatchThatIsClosedOrFailsDisturbsNobody() {
        House house = new House(folder);
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        Submission submission = house.submit();
        List<Job> closed = new ArrayList<>();
        List<Job> open = new ArrayList<>();
        Jobs jobs = house.generations.jobs();
        jobs.watch(submission.id(), closed::add).close();
        jobs.watch(submission.id(), job -> {
            throw new IllegalStateException("the client is gone");
        });
        jobs.watch(submission.id(), open::add);

        house.pass(SECOND);

        assertThat(closed).hasSize(1);
        assertThat(open).hasSize(2);
    }

    @Test
    void aWatchThatBeginsAfterTheEndHearsTheEnd() {
        House house = new House(folder);
        Submission submission = house.submit();
        List<Job> seen = new ArrayList<>();

        house.generations.jobs().watch(submission.id(), seen::add);

        assertThat(seen).extracting(Job::state).containsExactly(JobState.SUCCEEDED);
    }

    @Test
    void aWatchHearsOfEveryStateOnceHoweverManyThreadsThereAre() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        House house = new House(folder, threads);
        List<List<JobState>> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<JobState> seen = new CopyOnWriteArrayList<>();
            all.add(seen);
            house.generations.jobs().watch(house.submit().id(), job -> seen.add(job.state()));
        }

        await("all ends to be told")
                .untilAsserted(() ->
                        assertThat(all).allSatisfy(seen -> assertThat(seen).endsWith(JobState.SUCCEEDED)));
        assertThat(all).allSatisfy(seen -> assertThat(seen).isSorted().doesNotHaveDuplicates());
        threads.shutdown();
    }

    @Test
    void endedJobsAreForgottenAfterTheirTime() {
        House house = withLimits(folder, HOUR, 100);
        Submission kept = house.submit();
        Submission transientCall = house.submit(CallOptions.DEFAULT.withKeep(false));

        house.pass(HOUR.minus(SECOND));
        assertThat(house.generations.jobs().find(kept.id())).isPresent();
        house.pass(Duration.ofMinutes(1));

        assertThat(house.generations.jobs().find(kept.id())).isEmpty();
        assertThat(house.outputs.released).containsExactly(transientCall.id());
    }

    @Test
    void onlySoManyEndedJobsAreKeptAndNoWaitingOneIsForgotten() {
        House house = withLimits(folder, HOUR, 3);
        house.provider.start =
                call -> house.provider.asked.size() == 1 ? ScriptedProvider.started(HOUR) : ScriptedProvider.finished();
        Submission waiting =
                house.submit(CallOptions.DEFAULT.withPolling(Optional.of(Duration.ofHours(9)), Optional.empty()));

        List<Submission> ended =
                IntStream.range(0, 5).mapToObj(i -> house.submit()).toList();

        assertThat(house.generations.jobs().list(JobQuery.ALL))
                .extracting(Job::id)
                .containsExactly(
                        ended.get(4).id(), ended.get(3).id(), ended.get(2).id(), waiting.id());
    }

    @Test
    void aCallerHearsOfAnEndThatIsForgottenAtOnce() {
        House house = withLimits(folder, HOUR, 0);

        Submission submission = house.submit();

        assertThat(house.generations.jobs().find(submission.id())).isEmpty();
        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void jobsAreListedNewestFirstByCustomerStateAndPage() {
        House house = new House(folder);
        Submission oldest = house.submit();
        Submission middle = house.submit();
        house.submit();
        Jobs jobs = house.generations.jobs();

        assertThat(jobs.list(new JobQuery(
                        OptionalLong.of(7),
                        Set.of(JobState.SUCCEEDED),
                        Optional.of(middle.id().value()),
                        5)))
                .extracting(Job::id)
                .containsExactly(oldest.id());
        assertThat(jobs.list(new JobQuery(OptionalLong.of(8), Set.of(), Optional.empty(), 5)))
                .isEmpty();
        assertThat(jobs.list(new JobQuery(OptionalLong.empty(), Set.of(JobState.FAILED), Optional.empty(), 5)))
                .isEmpty();
        assertThat(jobs.list(new JobQuery(OptionalLong.empty(), Set.of(), Optional.empty(), 2)))
                .hasSize(2);
    }

    @Test
    void theTimersThreadEndsWithTheEngine() throws InterruptedException {
        TimerThread timer = new TimerThread();
        List<Thread> seen = new CopyOnWriteArrayList<>();
        timer.after(Duration.ZERO, () -> seen.add(Thread.currentThread()));
        await("the task to run").until(() -> !seen.isEmpty());
        timer.after(HOUR, () -> {});

        timer.close();

        seen.get(0).join(10_000);
        assertThat(seen.get(0).isAlive()).isFalse();
    }
}
