package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Call;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.tracking.policy.TrackingConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reservations whose calls never came back to be settled. */
class CrashTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final TrackingConfig settings = Settings.of(TrackingConfig.class, Map.of());
    private final SettableClock clock = new SettableClock(NOON);
    private final Map<CallId, Job> jobs = new HashMap<>();
    private JdbcConnectionPool pool;
    private Office office;
    private Reconciler reconciler;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("books"), "atelier", "");
        office = new Office(new JdbcDatabase(pool, Dialect.H2), settings, folder, clock);
        office.customers.put(Office.customer(1, 100, Period.MONTH));
        reconciler = new Reconciler(settings, office.settlements, clock);
        reconciler.bind(new KnownJobs(jobs));
    }

    @AfterEach
    void close() {
        reconciler.close();
        office.close();
        pool.dispose();
    }

    private Job reserved(long price) {
        Call call = Office.call(1, price);
        office.filter.before(call);
        return Job.queued(call, NOON, NOON.plusSeconds(600));
    }

    private void know(Job job) {
        jobs.put(job.id(), job);
    }

    private void assertSpent(long settled, long reserved) {
        Standing standing = office.customers.standing(1).orElseThrow();
        assertThat(standing.settled()).isEqualTo(new MicroDollars(settled));
        assertThat(standing.reserved()).isEqualTo(new MicroDollars(reserved));
    }

    @Test
    void settlesByHowTheJobEnded() {
        know(reserved(10).succeeded(Office.outcome(9), NOON));
        know(reserved(10)
                .failed(
                        JobState.FAILED,
                        Failure.of(ErrorKind.PROVIDER_FAILED, "no paint").withCharge(new MicroDollars(4)),
                        NOON));
        know(reserved(10));
        clock.advance(Duration.ofMinutes(2));

        reconciler.reconcile();
        reconciler.reconcile();

        assertSpent(13, 10);
    }

    @Test
    void leavesAloneWhatMayStillSettleByItself() {
        know(reserved(10).succeeded(Office.outcome(9), NOON));

        reconciler.reconcile();

        assertSpent(0, 10);
    }

    @Test
    void givesBackWhatNobodyKnowsAnyMoreAfterAWhile() {
        reserved(10);
        clock.advance(Duration.ofHours(23));
        reconciler.reconcile();
        assertSpent(0, 10);

        clock.advance(Duration.ofHours(2));
        reconciler.reconcile();

        assertSpent(0, 0);
    }

    @Test
    void doesNothingWhileTheRuntimeIsAway() {
        reserved(10);
        reconciler.unbind(new KnownJobs(jobs));
        clock.advance(Duration.ofDays(3));
        Reconciler alone = new Reconciler(settings, office.settlements, clock);

        alone.reconcile();
        alone.close();

        assertSpent(0, 10);
    }
}
