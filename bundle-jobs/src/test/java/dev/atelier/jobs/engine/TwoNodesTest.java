package dev.atelier.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.jobs.SampleJobs;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.work.Threads;
import dev.atelier.jobs.work.TimerThread;
import dev.atelier.testkit.database.Postgres;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, with real threads; each takes the other's jobs whenever it can. */
class TwoNodesTest {
    private static final int JOBS = 500;

    private final Vendor vendor = new Vendor();

    private DurableJobEngine engine(Database database) {
        Identity me =
                new Identity(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        return new DurableJobEngine(
                vendor,
                me,
                new Clockwork(
                        Executors.newFixedThreadPool(8),
                        Threads.rhythms(),
                        new TimerThread(),
                        Clock.systemUTC(),
                        System::nanoTime),
                new Limits(Duration.ofMinutes(1), Duration.ofMillis(10), Duration.ofMillis(1), Duration.ofSeconds(5)),
                StoredJobs.in(JobTables.in(database), JobTables.in(database), EngineContract.CODEC, me));
    }

    @Test
    void buyEachJobOnceWhoeverWorksOnIt() throws Exception {
        try (Postgres server = new Postgres()) {
            Database database = new JdbcDatabase(server.source(), Dialect.POSTGRESQL);
            DurableJobEngine first = engine(database);
            DurableJobEngine second = engine(database);
            first.beat();
            second.beat();
            CountDownLatch ends = new CountDownLatch(JOBS);
            submit(List.of(first, second));

            first.close();
            second.beat();
            for (int i = 0; i < JOBS; i++) {
                second.watch(SampleJobs.id(i), job -> {
                    if (job.outcome().isPresent()) {
                        ends.countDown();
                    }
                });
            }

            assertThat(ends.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(vendor.twiceAtOnce).isEmpty();
            assertThat(vendor.bought)
                    .hasSize(JOBS)
                    .allSatisfy((CallId id, Integer times) -> assertThat(times).isOne());
            second.close();
        }
    }

    private void submit(List<DurableJobEngine> engines) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            int number = i;
            calls.add(() -> {
                engines.get(number % 2).submit(SampleJobs.job(number));
                return true;
            });
        }
        for (Future<Boolean> call : clients.invokeAll(calls)) {
            call.get();
        }
        clients.shutdown();
    }
}
