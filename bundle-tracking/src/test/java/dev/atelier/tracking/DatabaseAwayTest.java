package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.database.JdbcDatabase;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.tracking.policy.TrackingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes and comes back. */
class DatabaseAwayTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private JdbcConnectionPool pool;
    private Database database;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("books"), "atelier", "");
        database = new JdbcDatabase(pool, Dialect.H2);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private Office office(String databaseAway) {
        Office office = new Office(
                database,
                Settings.of(TrackingConfig.class, Map.of("databaseAway", databaseAway)),
                folder,
                new SettableClock(NOON));
        office.customers.put(Office.customer(1, 100, Period.DAY));
        office.customers.remembered(1);
        office.customers.remembered(2);
        return office;
    }

    private static void assertSpent(Office office, long settled, long reserved) {
        Standing standing = office.customers.standing(1).orElseThrow();
        assertThat(standing.settled()).isEqualTo(new MicroDollars(settled));
        assertThat(standing.reserved()).isEqualTo(new MicroDollars(reserved));
    }

    private static UsageReport.Row booked(Office office) {
        return office.report
                .query(new UsageReport.Query(OptionalLong.empty(), NOON, NOON.plusSeconds(1), List.of()))
                .get(0);
    }

    @Test
    void customersWithABudgetAreRefusedAndOthersGoOn() {
        try (Office office = office("refuse")) {
            office.tables.unbind(database);

            assertThat(catchThrowableOfType(MediaException.class, () -> office.filter.before(Office.call(1, 1)))
                            .kind())
                    .isEqualTo(ErrorKind.UNAVAILABLE);
            Call free = Office.call(2, 1);
            office.filter.before(free);
            office.end(free, Office.succeeded(1));
            office.booking.record(Office.event(free, Office.succeeded(1), NOON));

            office.tables.bind(database);
            office.booking.catchUp();
            assertThat(booked(office).calls()).isEqualTo(1);
        }
    }

    @Test
    void whatEndsMeanwhileIsBookedOnceTheDatabaseIsBack() {
        try (Office office = office("refuse")) {
            Call call = Office.call(1, 60);
            office.filter.before(call);
            office.tables.unbind(database);
            office.end(call, Office.succeeded(50));
            office.booking.catchUp();

            office.tables.bind(database);
            assertSpent(office, 0, 60);
            office.booking.catchUp();

            assertSpent(office, 50, 0);
            assertThat(booked(office).cost()).isEqualTo(new MicroDollars(50));
            assertThat(folder.resolve("waiting")).doesNotExist();
        }
    }

    @Test
    void aCallThatWasLetPassUnaskedIsChargedLater() {
        try (Office office = office("spool")) {
            office.tables.unbind(database);
            Call call = Office.call(1, 160);
            office.filter.before(call);
            office.end(call, Office.succeeded(150));

            office.tables.bind(database);
            office.booking.catchUp();

            assertSpent(office, 150, 0);
        }
    }

    @Test
    void aCrashWhileBookingLosesNothingAndBooksNothingTwice() throws IOException {
        Call call = Office.call(1, 60);
        try (Office office = office("spool")) {
            office.tables.unbind(database);
            office.filter.before(call);
            office.end(call, Office.succeeded(50));
            byte[] waiting = Files.readAllBytes(folder.resolve("waiting"));
            office.tables.bind(database);
            office.booking.catchUp();
            // As if the platform had died before the file was deleted, and while it wrote one more line.
            Files.write(folder.resolve("waiting"), waiting);
            Files.writeString(folder.resolve("waiting"), "settle\t01KA", StandardOpenOption.APPEND);
        }
        try (Office office = office("spool")) {
            office.end(Office.call(1, 1), Office.succeeded(1));
            office.booking.catchUp();

            assertSpent(office, 50, 0);
            assertThat(booked(office).calls())
                    .as("with the one of the second start")
                    .isEqualTo(2);
            assertThat(folder.resolve("waiting")).doesNotExist();
            assertThat(folder.resolve("refused")).content().isEqualTo("settle\t01KA\n");
        }
    }

    @Test
    void whatCannotEvenBeWrittenIsBookedLater() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        try (Office office =
                new Office(database, Settings.of(TrackingConfig.class, Map.of()), blocked, new SettableClock(NOON))) {
            office.customers.put(Office.customer(1, 100, Period.DAY));
            Call call = Office.call(1, 60);
            office.filter.before(call);
            office.tables.unbind(database);
            office.end(call, Office.succeeded(50));

            office.tables.bind(database);
            office.booking.catchUp();
            assertSpent(office, 0, 60);

            Files.delete(blocked);
            office.booking.catchUp();
            assertSpent(office, 50, 0);
            assertThat(booked(office).calls()).isEqualTo(1);
        }
    }

    @Test
    void aCallThatCanBeNotedNowhereIsNotMade() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        try (Office office = new Office(
                database,
                Settings.of(TrackingConfig.class, Map.of("databaseAway", "spool")),
                blocked,
                new SettableClock(NOON))) {
            office.customers.put(Office.customer(1, 100, Period.DAY));
            office.customers.remembered(1);
            office.tables.unbind(database);

            assertThat(catchThrowableOfType(RuntimeException.class, () -> office.filter.before(Office.call(1, 1))))
                    .hasMessageContaining("blocked");
        }
    }
}
