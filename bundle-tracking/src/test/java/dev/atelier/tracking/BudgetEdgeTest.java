package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.testkit.database.Postgres;
import dev.atelier.tracking.policy.TrackingConfig;
import dev.atelier.tracking.table.Sql;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one PostgreSQL, and more calls than the budgets have room for. */
class BudgetEdgeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int CALLS = 10_000;
    private static final int CUSTOMERS = 200;
    private static final int DEAREST = 5_000;
    private static final Pattern DOLLARS = Pattern.compile("\\$(\\d+(?:\\.\\d+)?)");

    @TempDir
    Path folder;

    private final Random random = new Random(20261120);
    private final AtomicLong paid = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void noBudgetIsPassedAndNothingIsRefusedThatHadRoom() throws Exception {
        try (Postgres server = new Postgres();
                HikariDataSource here = pool(server);
                HikariDataSource there = pool(server);
                Office one = office(here, "one");
                Office two = office(there, "two")) {
            for (long id = 1; id <= CUSTOMERS; id++) {
                one.customers.put(Office.customer(id, 20_000 + random.nextInt(100_000), Period.MONTH));
            }
            callAll(one, two);

            assertThat(over).isFalse();
            assertThat(refusals.get()).isPositive();
            long settled = 0;
            for (Customer customer : one.customers.all()) {
                Standing standing = one.customers.standing(customer.id()).orElseThrow();
                assertThat(standing.reserved()).isEqualTo(MicroDollars.ZERO);
                settled += standing.settled().amount();
            }
            assertThat(settled).isEqualTo(paid.get());
            UsageReport.Row books = two.report
                    .query(new UsageReport.Query(
                            OptionalLong.empty(),
                            Instant.parse("2026-11-01T00:00:00Z"),
                            Instant.parse("2026-12-01T00:00:00Z"),
                            List.of()))
                    .get(0);
            assertThat(books.cost().amount()).isEqualTo(paid.get());
            assertThat(books.calls()).isEqualTo(CALLS - refusals.get());
        }
    }

    private void callAll(Office one, Office two) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(24);
        AtomicBoolean running = new AtomicBoolean(true);
        try {
            Future<Integer> watch = threads.submit(() -> watch(one.tables.open(), running));
            List<Callable<Void>> calls = new ArrayList<>(IntStream.range(0, CALLS)
                    .<Callable<Void>>mapToObj(number -> call(number % 2 == 0 ? one : two))
                    .toList());
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
            running.set(false);
            assertThat(watch.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Priced and decided beforehand, so that each run makes the same calls. */
    private Callable<Void> call(Office office) {
        Call call = Office.call(1 + random.nextInt(CUSTOMERS), 1 + random.nextInt(DEAREST));
        long cost = random.nextInt((int) call.quote().high().amount() + 1);
        int fate = random.nextInt(10);
        CallEnd end = fate < 2 ? Office.failed(0) : fate < 3 ? Office.failed(cost / 2) : Office.succeeded(cost);
        long charged = fate < 2 ? 0 : fate < 3 ? cost / 2 : cost;
        return () -> {
            try {
                office.filter.before(call);
            } catch (MediaException refusal) {
                justified(refusal);
                return null;
            }
            office.end(call, end);
            paid.addAndGet(charged);
            return null;
        };
    }

    private void justified(MediaException refusal) {
        assertThat(refusal.kind()).isEqualTo(ErrorKind.BUDGET_SPENT);
        refusals.incrementAndGet();
        Matcher amounts = DOLLARS.matcher(refusal.getMessage());
        List<BigDecimal> told = new ArrayList<>();
        while (amounts.find()) {
            told.add(new BigDecimal(amounts.group(1)));
        }
        assertThat(told.get(1).add(told.get(3)))
                .as("what is spent and the call together, without what was only reserved")
                .isGreaterThan(told.get(0));
    }

    /** @return how often was looked */
    private int watch(Database database, AtomicBoolean running) {
        int looks = 0;
        while (running.get()) {
            long passed = database.query(connection -> Sql.first(
                            connection,
                            "select count(*) as n from budget_account a join customer c on c.id = a.customer_id"
                                    + " where a.settled + a.reserved > c.budget or a.reserved < 0",
                            row -> row.getLong("n"))
                    .orElseThrow());
            if (passed > 0) {
                over.set(true);
            }
            looks++;
        }
        return looks;
    }

    private Office office(HikariDataSource pool, String node) {
        return new Office(
                new JdbcDatabase(pool, Dialect.POSTGRESQL),
                Settings.of(TrackingConfig.class, Map.of()),
                folder.resolve(node),
                new SettableClock(NOON));
    }

    private static HikariDataSource pool(Postgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername("postgres");
        config.setMaximumPoolSize(16);
        config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        return new HikariDataSource(config);
    }
}
