package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
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

/** The machine's clock is set back, over the turn of a period and within one. */
class ClockJumpTest {
    private static final Instant EARLY_IN_DECEMBER = Instant.parse("2026-12-01T00:05:00Z");
    private static final Instant LATE_IN_NOVEMBER = Instant.parse("2026-11-30T23:55:00Z");

    @TempDir
    Path folder;

    private final TrackingConfig settings = Settings.of(TrackingConfig.class, Map.of());
    private final SettableClock clock = new SettableClock(EARLY_IN_DECEMBER);
    private final Map<CallId, Job> jobs = new HashMap<>();
    private JdbcConnectionPool pool;
    private JdbcDatabase database;
    private Office office;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("books"), "atelier", "");
        database = new JdbcDatabase(pool, Dialect.H2);
        office = new Office(database, settings, folder, clock);
        office.customers.put(Office.customer(1, 100, Period.MONTH));
    }

    @AfterEach
    void close() {
        office.close();
        pool.dispose();
    }

    private Call reserved(long price) {
        Call call = Office.call(1, price);
        office.filter.before(call);
        return call;
    }

    private void assertSpent(long settled, long reserved) {
        Standing standing = office.customers.standing(1).orElseThrow();
        assertThat(standing.settled()).isEqualTo(new MicroDollars(settled));
        assertThat(standing.reserved()).isEqualTo(new MicroDollars(reserved));
    }

    @Test
    void eachCallIsPaidFromThePeriodInWhichItBegan() {
        Call ofDecember = reserved(60);
        clock.set(LATE_IN_NOVEMBER);
        Call ofNovember = reserved(90);
        office.end(ofDecember, Office.succeeded(55));
        assertSpent(0, 90);
        office.end(ofNovember, Office.succeeded(80));
        assertSpent(80, 0);

        clock.set(EARLY_IN_DECEMBER);
        assertSpent(55, 0);
    }

    @Test
    void nothingThatWasSpentBecomesFreeAgain() {
        office.end(reserved(100), Office.succeeded(100));
        clock.set(EARLY_IN_DECEMBER.minusSeconds(240));

        assertThat(catchThrowableOfType(MediaException.class, () -> reserved(1)).kind())
                .isEqualTo(ErrorKind.BUDGET_SPENT);
        assertSpent(100, 0);
    }

    @Test
    void reservationsOfLaterAreNeitherSettledTwiceNorForgotten() {
        Call call = reserved(60);
        Job job = Job.queued(call, EARLY_IN_DECEMBER, EARLY_IN_DECEMBER.plusSeconds(600))
                .succeeded(Office.outcome(50), EARLY_IN_DECEMBER);
        jobs.put(job.id(), job);
        Reconciler reconciler = new Reconciler(settings, office.settlements, clock);
        reconciler.bind(new KnownJobs(jobs));

        clock.set(LATE_IN_NOVEMBER);
        reconciler.reconcile();
        clock.set(EARLY_IN_DECEMBER.plus(Duration.ofMinutes(2)));
        assertSpent(0, 60);
        reconciler.reconcile();
        clock.set(LATE_IN_NOVEMBER);
        reconciler.reconcile();
        office.end(call, Office.succeeded(50));

        clock.set(EARLY_IN_DECEMBER);
        assertSpent(50, 0);
        reconciler.close();
    }
}
