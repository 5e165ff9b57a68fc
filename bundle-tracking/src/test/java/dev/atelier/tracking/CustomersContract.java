package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.tracking.policy.TrackingConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of customers and the books on every kind of database. */
abstract class CustomersContract {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();

    @TempDir
    Path folder;

    final SettableClock clock = new SettableClock(NOON);
    final long id = IDS.incrementAndGet();
    Office office;

    abstract Database database();

    @BeforeEach
    void open() {
        office = new Office(database(), Settings.of(TrackingConfig.class, Map.of("waitSeconds", 0)), folder, clock);
    }

    @AfterEach
    void close() {
        office.close();
    }

    final Standing standing() {
        return office.customers.standing(id).orElseThrow();
    }

    final void assertSpent(long settled, long reserved) {
        assertThat(standing().settled()).isEqualTo(new MicroDollars(settled));
        assertThat(standing().reserved()).isEqualTo(new MicroDollars(reserved));
    }

    final Call pass(long price) {
        Call call = Office.call(id, price);
        office.filter.before(call);
        return call;
    }

    final MediaException refused(Call call) {
        return catchThrowableOfType(MediaException.class, () -> office.filter.before(call));
    }

    @Test
    void modelsWithoutAPriceAreRefusedToThoseWithABudget() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Quote unpriced = new Quote("sandbox", "brush", MicroDollars.ZERO, MicroDollars.ZERO, false);

        assertThat(refused(Office.call(id, unpriced)))
                .hasMessageContaining("price of brush is not known")
                .hasMessageContaining("PUT /ops/models/brush");
    }

    @Test
    void customersThatAreNotKnownHaveNoBoundsUnlessTheyAreRefused() {
        pass(1_000_000);
        TrackingConfig strict = Settings.of(TrackingConfig.class, Map.of("unknownCustomers", "refuse"));
        try (Office other = new Office(database(), strict, folder, clock)) {
            assertThat(catchThrowableOfType(MediaException.class, () -> other.filter.before(Office.call(id, 1)))
                            .kind())
                    .isEqualTo(ErrorKind.FORBIDDEN);
        }
    }

    @Test
    void tellsBeforehandWhetherThereIsRoom() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Quote fits = Office.call(id, 100).quote();
        Quote tooMuch = Office.call(id, 101).quote();

        assertThat(office.customers.objection(id, Operation.IMAGE_GENERATE, fits))
                .isEmpty();
        assertThat(office.customers.objection(id, Operation.IMAGE_GENERATE, tooMuch))
                .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.BUDGET_SPENT));
        assertSpent(0, 0);
    }

    @Test
    void keysAreKnownByTheirDigestOnly() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Customers.Key key = office.customers.addKey(id, "the shop");

        assertThat(office.customers.authenticate(key.secret()))
                .hasValueSatisfying(caller -> assertThat(caller.customerId()).isEqualTo(id));
        assertThat(office.customers.authenticate(key.secret() + "x")).isEmpty();
        assertThat(office.customers.keys(id)).containsExactly(key.info());
        assertThat(key.toString()).doesNotContain(key.secret());

        assertThat(office.customers.removeKey(id, key.info().id())).isTrue();
        assertThat(office.customers.removeKey(id, key.info().id())).isFalse();
        assertThat(office.customers.authenticate(key.secret())).isEmpty();
    }

    @Test
    void booksEachCallOnceAndKeepsTheSumsInStep() {
        Call one = Office.call(id, 5);
        UsageEvent event = Office.event(one, Office.succeeded(5), NOON);
        CallEnd failed = Office.failed(0);
        office.booking.record(event);
        office.booking.record(event);
        office.booking.record(Office.event(Office.call(id, 5), failed, NOON.plusSeconds(60)));

        UsageReport.Row sums = only(NOON.minus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(12)));
        UsageReport.Row events = only(NOON.minusSeconds(1), NOON.plusSeconds(61));

        assertThat(sums).isEqualTo(events);
        assertThat(sums.group()).containsEntry("model", "brush").containsEntry("month", "2026-11");
        assertThat(sums.calls()).isEqualTo(2);
        assertThat(sums.failures()).isEqualTo(1);
        assertThat(sums.cost()).isEqualTo(new MicroDollars(5));
        assertThat(only(NOON, NOON.plusSeconds(1)).calls()).isEqualTo(1);
    }

    private UsageReport.Row only(Instant from, Instant to) {
        List<UsageReport.Row> rows = office.report.query(
                new UsageReport.Query(OptionalLong.of(id), from, to, List.of("month", "model", "customer")));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void refusesToGroupByWhatItDoesNotKnow() {
        assertThat(catchThrowableOfType(
                        MediaException.class,
                        () -> office.report.query(
                                new UsageReport.Query(OptionalLong.empty(), NOON, NOON, List.of("drop table")))))
                .hasMessageContaining("group_by must name customer");
    }
}
