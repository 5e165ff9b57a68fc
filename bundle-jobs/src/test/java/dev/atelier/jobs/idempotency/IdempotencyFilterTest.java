package dev.atelier.jobs.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.jobs.BothDatabases;
import dev.atelier.jobs.FailingDatabase;
import dev.atelier.jobs.SampleJobs;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.store.JobWriter;
import dev.atelier.runtime.job.wire.StoredJobs;
import dev.atelier.testkit.SettableClock;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Dialect.class)
class IdempotencyFilterTest {
    private static BothDatabases databases;

    @Parameter
    Dialect dialect;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private FailingDatabase database;
    private IdempotencyFilter filter;
    private JobWriter jobs;

    @BeforeAll
    static void start() throws IOException {
        databases = new BothDatabases();
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
    }

    @BeforeEach
    void open() throws SQLException {
        database = new FailingDatabase(databases.empty(dialect));
        ComponentTables tables = JobTables.in(database);
        StoredJobs codec = new StoredJobs();
        RequestDigests digests = new RequestDigests(id -> Optional.empty());
        filter = new IdempotencyFilter(tables, codec, digests, Duration.ofHours(24), clock);
        jobs = new JobWriter(tables, codec, "here");
    }

    private static Call call(int number, String prompt) {
        return SampleJobs.call(number, prompt, CallOptions.DEFAULT.withIdempotencyKey("k"));
    }

    /** The job of a call that was accepted. */
    private void accept(Call call) {
        assertThat(filter.before(call)).isEqualTo(FilterDecision.proceed());
        jobs.insert(SampleJobs.job(call));
    }

    private static FilterDecision joined(int number) {
        return new FilterDecision.Joined(SampleJobs.id(number));
    }

    private static CallEnd failed(ErrorKind kind, long charged) {
        return new CallEnd.Failed(Failure.of(kind, "it failed").withCharge(new MicroDollars(charged)));
    }

    @Test
    void theSameKeyAndRequestShareTheFirstCallsEnd() {
        accept(call(1, "a boat"));

        assertThat(filter.before(call(2, "a boat"))).isEqualTo(joined(1));
        assertThat(filter.before(call(1, "a boat"))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
        accept(call(1, "a boat"));

        MediaException refusal = catchThrowableOfType(MediaException.class, () -> filter.before(call(2, "a ship")));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(refusal).hasMessageContaining(SampleJobs.id(1).value());
    }

    @Test
    void callsWithoutAKeyDoNotNeedTheDatabase() {
        database.away = true;

        assertThat(filter.before(SampleJobs.call(1, "a boat", CallOptions.DEFAULT)))
                .isEqualTo(FilterDecision.indifferent());
        assertThat(catchThrowableOfType(MediaException.class, () -> filter.before(call(2, "a boat")))
                        .kind())
                .isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void ofManyAtOnceOneGoesOn() throws Exception {
        filter.before(SampleJobs.call(0, "x", CallOptions.DEFAULT.withIdempotencyKey("other")));
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Callable<FilterDecision>> calls = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            Call call = call(i, "a boat");
            calls.add(() -> filter.before(call));
        }
        List<FilterDecision> decisions = new ArrayList<>();
        for (Future<FilterDecision> decision : clients.invokeAll(calls)) {
            decisions.add(decision.get());
        }
        clients.shutdown();

        assertThat(decisions).filteredOn(FilterDecision.proceed()::equals).hasSize(1);
        assertThat(decisions)
                .filteredOn(FilterDecision.Joined.class::isInstance)
                .hasSize(39);
    }

    @Test
    void aFailureThatCostNothingFreesTheKey() {
        accept(call(1, "a boat"));

        filter.after(call(1, "a boat"), failed(ErrorKind.UNAVAILABLE, 0));

        assertThat(filter.before(call(2, "a ship"))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void aFailureThatMayHaveBeenPaidForKeepsTheKey() {
        accept(call(1, "a boat"));

        filter.after(call(1, "a boat"), failed(ErrorKind.OUTCOME_UNKNOWN, 0));
        assertThat(filter.before(call(2, "a boat"))).isEqualTo(joined(1));
        filter.after(call(1, "a boat"), failed(ErrorKind.MODERATED, 1));
        assertThat(filter.before(call(3, "a boat"))).isEqualTo(joined(1));
    }

    @Test
    void aKeyWhoseCallNeverBecameAJobIsInherited() {
        filter.before(call(1, "a boat"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(filter.before(call(2, "a boat"))).isEqualTo(FilterDecision.proceed());
        jobs.insert(SampleJobs.job(call(2, "a boat")));
        assertThat(filter.before(call(3, "a boat"))).isEqualTo(joined(2));
    }

    @Test
    void aKeyExpires() {
        accept(call(1, "a boat"));
        clock.advance(Duration.ofHours(25));

        assertThat(filter.before(call(2, "a ship"))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void filesThatWereNotKeptCannotBeShared() {
        Call first = SampleJobs.call(
                1, "a boat", CallOptions.DEFAULT.withIdempotencyKey("k").withKeep(false));
        accept(first);
        Job made = SampleJobs.job(first).succeeded(SampleJobs.outcomeWithFile(), clock.instant());
        jobs.update(made);

        assertThat(catchThrowableOfType(MediaException.class, () -> filter.before(call(2, "a boat"))))
                .hasMessageContaining("not kept");
    }

    @Test
    void keysAreEachCustomersOwn() {
        accept(call(1, "a boat"));

        assertThat(filter.before(SampleJobs.ofCustomer(8, call(2, "a ship")))).isEqualTo(FilterDecision.proceed());
    }
}
