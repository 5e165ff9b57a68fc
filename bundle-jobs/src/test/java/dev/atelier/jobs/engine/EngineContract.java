package dev.atelier.jobs.engine;

import static dev.atelier.jobs.SampleJobs.id;
import static dev.atelier.jobs.SampleJobs.job;
import static dev.atelier.jobs.SampleJobs.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.database.Database;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.Jobs;
import dev.atelier.jobs.FailingDatabase;
import dev.atelier.jobs.store.JobTables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine promises, on any database. */
abstract class EngineContract {
    static final JobCodec CODEC = new dev.atelier.runtime.job.wire.StoredJobs();
    static final Limits LIMITS =
            new Limits(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ZERO, Duration.ofMillis(50));

    final Vendor vendor = new Vendor();
    final ManualTimer timer = new ManualTimer();
    final AtomicLong nanos = new AtomicLong();
    FailingDatabase database;
    private Database vital;

    abstract Database database();

    @BeforeEach
    void open() {
        vital = database();
        database = new FailingDatabase(vital);
    }

    DurableJobEngine engine(String home) {
        return engine(home, database);
    }

    private DurableJobEngine engine(String home, Database vital) {
        Identity me = new Identity(UUID.randomUUID().toString(), home);
        return new DurableJobEngine(
                vendor,
                me,
                new Clockwork(new SameThread(), new SameThread(), timer, Clock.systemUTC(), nanos::get),
                LIMITS,
                StoredJobs.in(JobTables.in(database), JobTables.in(vital), CODEC, me));
    }

    /** An engine that was started. */
    DurableJobEngine started(String home) {
        DurableJobEngine engine = engine(home);
        engine.beat();
        return engine;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        timer.pass(time);
    }

    JobState state(Jobs jobs, int number) {
        return jobs.find(id(number)).map(Job::state).orElseThrow();
    }

    @Test
    void worksAJobOff() {
        DurableJobEngine engine = started("a");
        List<Job> seen = new CopyOnWriteArrayList<>();

        engine.submit(job(1), seen::add);
        assertThat(state(engine, 1)).isEqualTo(JobState.RUNNING);
        pass(Vendor.PACE);
        pass(Vendor.PACE);

        assertThat(seen).extracting(Job::state).startsWith(JobState.QUEUED, JobState.RUNNING);
        assertThat(seen.get(seen.size() - 1).outcome()).isPresent();
        assertThat(engine("elsewhere").find(id(1)).flatMap(Job::outcome)).isPresent();
    }

    @Test
    void goesOnAfterACrashWhereItWas() {
        started("a").submit(job(1));

        DurableJobEngine next = started("a");
        pass(Vendor.PACE.multipliedBy(2));

        assertThat(state(next, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.bought).containsEntry(id(1), 1);
    }

    @Test
    void findsOutWhatBecameOfAStartThatBrokeOff() {
        vendor.meanwhile = () -> {
            throw new AbandonedError();
        };
        DurableJobEngine first = started("a");
        assertThatExceptionOfType(AbandonedError.class).isThrownBy(() -> first.submit(job(1)));
        vendor.meanwhile = () -> {};

        DurableJobEngine next = started("a");
        assertThat(state(next, 1)).isEqualTo(JobState.RUNNING);
        pass(Vendor.PACE.multipliedBy(3));

        assertThat(state(next, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.bought).containsEntry(id(1), 1);
    }

    @Test
    void beginsAgainWhatBrokeOffBeforeAnythingWasBought() {
        vendor.before = () -> {
            throw new AbandonedError();
        };
        DurableJobEngine first = started("a");
        List<Job> seen = new CopyOnWriteArrayList<>();
        assertThatExceptionOfType(AbandonedError.class).isThrownBy(() -> first.submit(job(1), seen::add));
        assertThat(state(first, 1)).isEqualTo(JobState.RUNNING);
        vendor.before = () -> {};

        DurableJobEngine next = started("a");
        pass(Vendor.PACE.multipliedBy(3));

        assertThat(state(next, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.bought).containsEntry(id(1), 1);
    }

    @Test
    void takesOverFromANodeThatIsGone() {
        started("a").submit(job(1));
        DurableJobEngine other = started("b");

        pass(LIMITS.lease().minusSeconds(1));
        other.beat();
        assertThat(vendor.bought).hasSize(1);
        assertThat(other.find(id(1)).orElseThrow().outcome()).isEmpty();
        pass(Duration.ofSeconds(2));
        other.beat();
        pass(Vendor.PACE.multipliedBy(2));

        assertThat(state(other, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.bought).containsEntry(id(1), 1);
    }

    @Test
    void leavesItsJobsToTheOthersWhenItStops() {
        DurableJobEngine first = started("a");
        DurableJobEngine other = started("b");
        first.submit(job(1));

        first.close();
        other.beat();
        pass(Vendor.PACE.multipliedBy(2));

        assertThat(state(other, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> first.submit(job(2)));
    }

    @Test
    void aNodeThatWasGivenUpByMistakeLosesWhatOthersHaveTaken() {
        DurableJobEngine first = started("a");
        first.submit(job(1));
        DurableJobEngine other = started("b");
        pass(Duration.ofSeconds(31));
        other.beat();

        first.beat();
        pass(Vendor.PACE.multipliedBy(3));

        assertThat(state(first, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.twiceAtOnce).isEmpty();
    }

    @Test
    void aResultThatWasPaidForIsKeptThoughAnotherNodeHasGivenTheJobUp() {
        vendor.polls = 0;
        vendor.meanwhile = () -> {
            vendor.bought.clear();
            started("a");
            timer.pass(Vendor.PACE);
        };
        DurableJobEngine first = started("a");

        first.submit(job(1));

        assertThat(state(first, 1)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void isCancelledFromAnotherNode() {
        DurableJobEngine first = started("a");
        DurableJobEngine other = started("b");
        first.submit(job(1));

        assertThat(other.cancel(id(1))).isTrue();
        first.look();

        assertThat(state(other, 1)).isEqualTo(JobState.CANCELLED);
        assertThat(other.cancel(id(1))).isFalse();
        assertThat(other.cancel(id(2))).isFalse();
    }

    @Test
    void isCancelledHere() {
        DurableJobEngine engine = started("a");
        engine.submit(job(1));

        assertThat(engine.cancel(id(1))).isTrue();

        assertThat(state(engine, 1)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void isHastenedFromAnotherNode() {
        DurableJobEngine first = started("a");
        DurableJobEngine other = started("b");
        first.submit(job(1));

        for (int i = 0; i < 2; i++) {
            other.hasten(id(1));
            first.look();
        }

        assertThat(state(other, 1)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void isWatchedFromAnotherNode() {
        DurableJobEngine first = started("a");
        DurableJobEngine other = started("b");
        first.submit(job(1));
        List<JobState> seen = new CopyOnWriteArrayList<>();

        other.watch(id(1), now -> seen.add(now.state()));
        pass(Vendor.PACE.multipliedBy(2));
        other.look();

        assertThat(seen).containsExactly(JobState.RUNNING, JobState.SUCCEEDED);
    }

    @Test
    void listsTheNewestFirst() {
        DurableJobEngine engine = started("a");
        for (int i = 1; i <= 5; i++) {
            engine.submit(job(i));
        }
        engine.cancel(id(3));

        assertThat(engine.list(new JobQuery(OptionalLong.of(7), Set.of(), Optional.of(id(5).value()), 2)))
                .extracting(Job::id)
                .containsExactly(id(4), id(3));
        assertThat(engine.list(new JobQuery(OptionalLong.empty(), Set.of(JobState.CANCELLED), Optional.empty(), 10)))
                .extracting(Job::id)
                .containsExactly(id(3));
        assertThat(engine.list(new JobQuery(OptionalLong.of(8), Set.of(), Optional.empty(), 10)))
                .isEmpty();
    }

    @Test
    void takesNothingWhileTheDatabaseIsAway() {
        DurableJobEngine engine = started("a");
        database.away = true;

        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> engine.submit(job(1)))
                .matches(e -> e.kind().httpStatus() == 503);

        database.away = false;
        engine.look();
        assertThat(vendor.bought).isEmpty();
        assertThat(engine.find(id(1))).isEmpty();
    }

    @Test
    void storesAPaidResultWhenTheDatabaseIsBack() {
        vendor.polls = 0;
        vendor.meanwhile = () -> database.away = true;
        DurableJobEngine engine = started("a");
        List<JobState> seen = new CopyOnWriteArrayList<>();

        engine.submit(job(1), now -> seen.add(now.state()));
        assertThat(seen).endsWith(JobState.SUCCEEDED);
        database.away = false;
        engine.look();

        assertThat(state(engine("elsewhere"), 1)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void nobodyIsGivenUpForTheTimeInWhichTheDatabaseWasAway() {
        vendor.polls = 0;
        vendor.meanwhile = () -> database.away = true;
        DurableJobEngine first = started("a");
        DurableJobEngine other = started("b");
        first.submit(job(1));
        pass(LIMITS.lease().multipliedBy(2));
        assertThatExceptionOfType(MediaException.class).isThrownBy(other::beat);

        database.away = false;
        other.beat();
        first.beat();
        first.look();

        assertThat(state(other, 1)).isEqualTo(JobState.SUCCEEDED);
        pass(LIMITS.lease());
        other.beat();
        assertThat(vendor.bought).containsEntry(id(1), 1);
    }

    @Test
    void nobodyIsGivenUpBecauseAllConnectionsAreInUse() {
        DurableJobEngine first = engine("a", vital);
        DurableJobEngine other = engine("b", vital);
        first.beat();
        first.submit(job(1));
        database.away = true;

        for (int i = 0; i < 10; i++) {
            pass(LIMITS.beat());
            first.beat();
            other.beat();
        }
        database.away = false;
        first.look();

        assertThat(state(first, 1)).isEqualTo(JobState.SUCCEEDED);
        assertThat(vendor.bought).containsEntry(id(1), 1);
        assertThat(vendor.twiceAtOnce).isEmpty();
    }

    @Test
    void beginsNoStepOfAJobThatOthersMayHaveTaken() {
        DurableJobEngine engine = started("a");
        engine.submit(job(1));

        pass(Duration.ofSeconds(20));
        assertThat(engine.find(id(1)).map(Job::polls)).contains(1);
        engine.beat();
        pass(Vendor.PACE.multipliedBy(2));

        assertThat(state(engine, 1)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatHasEndedIsOnlyStored() {
        DurableJobEngine engine = started("a");
        List<JobState> seen = new CopyOnWriteArrayList<>();

        engine.submit(job(1).succeeded(outcome(), job(1).createdAt()), now -> seen.add(now.state()));

        assertThat(seen).containsExactly(JobState.SUCCEEDED);
        assertThat(vendor.bought).isEmpty();
        assertThat(state(engine, 1)).isEqualTo(JobState.SUCCEEDED);
    }

    /** Stands for the end of the process in the middle of a step. */
    private static final class AbandonedError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
