package dev.atelier.tracking;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.Settings;
import dev.atelier.testkit.database.Postgres;
import dev.atelier.tracking.policy.TrackingConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what accounting adds to a call: the filter before it, the filter after it, the books. With a budget and a
 * quota, and without either, one call after the other. No build runs it; {@code mvn package -pl bundle-tracking -am
 * -Dtest=AccountingCost -Dsurefire.failIfNoSpecifiedTests=false} does.
 */
class AccountingCost {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;
    private static final long MUCH = 1_000_000_000_000L;
    private static final long BOUNDED = 1;
    private static final long FREE = 2;

    @TempDir
    Path folder;

    @Test
    void measures() throws Exception {
        String h2 = "jdbc:h2:file:" + folder.resolve("books") + ";WRITE_DELAY=0";
        try (HikariDataSource pool = pool(h2, "atelier", null)) {
            measure(pool, Dialect.H2, folder);
        }
        try (Postgres server = new Postgres();
                HikariDataSource pool = pool(server.url(), "postgres", "set synchronous_commit = on")) {
            measure(pool, Dialect.POSTGRESQL, folder);
        }
    }

    private static void measure(HikariDataSource pool, Dialect dialect, Path folder) {
        TrackingConfig settings = Settings.of(TrackingConfig.class, Map.of());
        try (Office office = new Office(new JdbcDatabase(pool, dialect), settings, folder, Clock.systemUTC())) {
            office.customers.put(Office.customer(BOUNDED, MUCH, Period.MONTH, new Quota("image", MUCH, Period.DAY)));
            for (long customer : new long[] {BOUNDED, FREE}) {
                run(office, customer, WARM_UP);
                long[][] nanos = run(office, customer, MEASURED);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s: before %s, after %s, books %s, together %s (p50/p99 ms)%n",
                        dialect,
                        customer == BOUNDED ? "budget and quota" : "no bounds",
                        shown(nanos[0]),
                        shown(nanos[1]),
                        shown(nanos[2]),
                        shown(nanos[3]));
            }
        }
    }

    private static long[][] run(Office office, long customer, int calls) {
        long[][] nanos = new long[4][calls];
        for (int i = 0; i < calls; i++) {
            Call call = Office.call(customer, 40_000);
            CallEnd end = Office.succeeded(40_000);
            long start = System.nanoTime();
            office.filter.before(call);
            long passed = System.nanoTime();
            office.filter.after(call, end);
            long settled = System.nanoTime();
            office.booking.record(Office.event(call, end, Instant.now()));
            long booked = System.nanoTime();
            nanos[0][i] = passed - start;
            nanos[1][i] = settled - passed;
            nanos[2][i] = booked - settled;
            nanos[3][i] = booked - start;
        }
        return nanos;
    }

    private static String shown(long[] nanos) {
        Arrays.sort(nanos);
        return "%.3f/%.3f".formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }

    /** @param first what each connection begins with: the test server itself does not wait for the disk */
    private static HikariDataSource pool(String url, String user, @Nullable String first) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setConnectionInitSql(first);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }
}
