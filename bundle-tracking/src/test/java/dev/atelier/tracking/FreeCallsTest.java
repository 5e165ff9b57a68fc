package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.tracking.policy.TrackingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that the cache answers, which are booked a moment later. */
class FreeCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private JdbcConnectionPool pool;
    private Database database;
    private Path files;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("books"), "atelier", "");
        database = new JdbcDatabase(pool, Dialect.H2);
        files = folder.resolve("tracking");
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private Office office() {
        return new Office(database, Settings.of(TrackingConfig.class, Map.of()), files, new SettableClock(NOON));
    }

    private static void hit(Office office) {
        office.booking.record(Office.hit(Office.call(2, 1), NOON));
    }

    private static void repeat(Office office, long customer) {
        office.booking.repeated(Office.hit(Office.call(customer, 1), NOON));
    }

    /** As another node sees them. */
    private long booked() {
        try (Office other = new Office(
                database,
                Settings.of(TrackingConfig.class, Map.of()),
                folder.resolve("another"),
                new SettableClock(NOON))) {
            return other
                    .report
                    .query(new UsageReport.Query(OptionalLong.empty(), NOON, NOON.plusSeconds(1), List.of()))
                    .stream()
                    .mapToLong(UsageReport.Row::cached)
                    .sum();
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.toList();
        }
    }

    @Test
    void areInAFileBeforeTheyAreInTheTables() throws IOException {
        try (Office office = office()) {
            hit(office);
            hit(office);
            assertThat(booked()).isZero();
            assertThat(left())
                    .singleElement()
                    .satisfies(file -> assertThat(file).isNotEmptyFile());

            office.booking.bookNow();
            assertThat(booked()).isEqualTo(2);
            assertThat(left()).isEmpty();
            hit(office);
        }
        assertThat(booked()).as("booked when the books are closed").isEqualTo(3);
    }

    @Test
    void aCrashLosesNone() throws IOException {
        Office crashed = office();
        hit(crashed);
        Path file = left().get(0);
        byte[] lines = Files.readAllBytes(file);
        crashed.booking.bookNow();
        // As if the platform had died before the file was deleted.
        Files.write(file, lines);
        hit(crashed);

        try (Office office = office()) {
            office.booking.catchUp();
            assertThat(booked()).isEqualTo(2);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void repeatedCallsThatAreAlikeAreOneRow() {
        try (Office office = office()) {
            repeat(office, 2);
            repeat(office, 2);
            repeat(office, 3);
            repeat(office, 2);
            office.booking.bookNow();
        }
        assertThat(database.query(FreeCallsTest::rows)).containsExactlyInAnyOrder("2: 3", "3: 1");
        assertThat(booked()).isEqualTo(4);
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select customer_id, calls from usage_event")) {
            while (row.next()) {
                rows.add(row.getLong(1) + ": " + row.getLong(2));
            }
        }
        return rows;
    }

    @Test
    void aCrashLosesNoRepeatedCallAndCountsNoneTwice() throws IOException {
        Office crashed = office();
        for (int i = 0; i < 12; i++) {
            repeat(crashed, 2);
            repeat(crashed, 3);
        }
        Path file = left().get(0);
        Files.writeString(file, "again\t1", StandardOpenOption.APPEND);

        try (Office office = office()) {
            office.booking.catchUp();
            assertThat(booked())
                    .as("without the line that was not written whole")
                    .isEqualTo(24);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void waitForADatabaseThatIsAway() throws IOException {
        try (Office office = office()) {
            office.booking.bookNow();
            office.tables.unbind(database);
            for (int i = 0; i < 1_200; i++) {
                hit(office);
            }
            office.booking.bookNow();
            hit(office);
            office.booking.bookNow();
            assertThat(left()).containsExactly(files.resolve("waiting"));

            office.tables.bind(database);
            office.booking.catchUp();
            assertThat(booked()).isEqualTo(1_201);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void areBookedAtOnceWhereNoFileCanBeWritten() throws IOException {
        Files.writeString(files, "in the way");
        try (Office office = office()) {
            hit(office);
            assertThat(booked()).isEqualTo(1);
        }
    }

    @Test
    void manyAtOnceAreAllBooked() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Office office = office()) {
            List<Future<?>> hits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hits.add(threads.submit(() -> {
                    for (int n = 0; n < 1_000; n++) {
                        hit(office);
                    }
                }));
            }
            for (Future<?> done : hits) {
                done.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(booked()).isEqualTo(8_000);
    }
}
