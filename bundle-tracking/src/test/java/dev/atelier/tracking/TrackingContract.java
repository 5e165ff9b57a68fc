package dev.atelier.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.core.usage.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What holds of budgets and quotas besides. */
abstract class TrackingContract extends CustomersContract {
    @Test
    void reservesSettlesAndReleases() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Call one = pass(60);
        assertSpent(0, 60);
        Call two = pass(40);

        office.end(one, Office.succeeded(55));
        office.end(two, Office.failed(0));

        assertSpent(55, 0);
        assertThat(standing().left()).contains(new MicroDollars(45));
    }

    @Test
    void refusesWhatHasNoRoomAndSaysWhy() {
        office.customers.put(Office.customer(id, 100_000, Period.DAY));
        office.end(pass(30_000), Office.succeeded(30_000));
        pass(50_000);

        MediaException refusal = refused(Office.call(id, 20_001));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.BUDGET_SPENT);
        assertThat(refusal)
                .hasMessageContaining("budget of $0.1")
                .hasMessageContaining("$0.03 are spent")
                .hasMessageContaining("$0.05 reserved")
                .hasMessageContaining("$0.020001");
        assertThat(refusal.failure().retryAfter())
                .as("when others may have ended")
                .contains(Duration.ofSeconds(2));
        assertSpent(30_000, 50_000);
        pass(20_000);
        assertThat(refused(Office.call(id, 70_001)).failure().retryAfter())
                .as("when the day ends")
                .contains(Duration.ofHours(12));
    }

    @Test
    void doesEachThingOnceHoweverOftenItIsRepeated() {
        office.customers.put(Office.customer(id, 100, Period.MONTH, new Quota("image", 5, Period.DAY)));
        Call call = pass(60);
        office.filter.before(call);
        assertSpent(0, 60);

        office.end(call, Office.succeeded(50));
        office.end(call, Office.succeeded(50));
        office.filter.before(call);

        assertSpent(50, 0);
        assertThat(standing().quotas().get(0).calls()).isEqualTo(1);
    }

    @Test
    void whatAFailureIsChargedIsPaid() {
        office.customers.put(Office.customer(id, 100, Period.DAY));

        office.end(pass(60), Office.failed(20));

        assertSpent(20, 0);
    }

    @Test
    void settlesTheRealCostAlsoWhereItIsMoreThanWasReserved() {
        office.customers.put(Office.customer(id, 100, Period.DAY));

        office.end(pass(60), Office.succeeded(130));

        assertSpent(130, 0);
        assertThat(standing().left()).contains(MicroDollars.ZERO);
    }

    @Test
    void countsCallsByGroupAndPeriod() {
        office.customers.put(Office.customer(
                id, 1_000, Period.MONTH, new Quota("image", 2, Period.DAY), new Quota("video", 0, Period.DAY)));
        pass(1);
        pass(1);

        MediaException refusal = refused(Office.call(id, 1));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.QUOTA_EXCEEDED);
        assertThat(refusal).hasMessageContaining("2 image calls until 2026-11-21");
        assertThat(refusal.failure().retryAfter()).contains(Duration.ofHours(12));
        assertSpent(0, 2);

        clock.advance(Duration.ofDays(1));
        assertThatCode(() -> pass(1)).doesNotThrowAnyException();
        assertSpent(0, 3);
    }

    @Test
    void countsAllGroupsTogetherUnderAStar() {
        office.customers.put(
                new Customer(id, "No budget", Optional.empty(), List.of(new Quota("*", 1, Period.BILLING)), 15));
        office.end(pass(1), Office.failed(0));

        assertThat(refused(Office.call(id, 1)))
                .hasMessageContaining("1 calls until 2026-12-15T00:00:00Z, and has made 1");
    }

    @Test
    void eachPeriodHasItsBudgetAndACallIsPaidFromTheOneItBeganIn() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Call late = pass(80);
        clock.advance(Duration.ofDays(1));

        assertSpent(0, 0);
        pass(90);
        office.end(late, Office.succeeded(70));

        assertSpent(0, 90);
    }

    @Test
    void aClockThatJumpsBackFindsThePeriodAsItWasLeft() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        pass(80);
        clock.set(NOON.plus(Duration.ofDays(400)));
        pass(100);
        clock.set(NOON);

        assertSpent(0, 80);
        assertThat(refused(Office.call(id, 21)).kind()).isEqualTo(ErrorKind.BUDGET_SPENT);
        pass(20);
    }

    @Test
    void aBudgetThatRenewsAtOtherTimesBeginsWithWhatIsSpentAndReserved() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        Call paid = pass(30);
        office.end(paid, Office.succeeded(30));
        office.booking.record(Office.event(paid, Office.succeeded(30), NOON));
        Call open = pass(20);

        office.customers.put(Office.customer(id, 200, Period.MONTH));

        assertSpent(30, 20);
        office.end(open, Office.succeeded(10));
        assertSpent(40, 0);
    }

    @Test
    void anotherBillingDayGivesNothingAway() {
        office.customers.put(Office.customer(id, 100, Period.BILLING));
        Call paid = pass(30);
        office.end(paid, Office.succeeded(30));
        office.booking.record(Office.event(paid, Office.succeeded(30), NOON));

        Customer before = Office.customer(id, 100, Period.BILLING);
        office.customers.put(new Customer(id, before.name(), before.budget(), List.of(), 20));

        assertSpent(30, 0);
    }

    @Test
    void whatTheCacheAnsweredIsInTheNextReportOnceEach() {
        UsageEvent twice = Office.hit(Office.call(id, 1), NOON);
        office.booking.record(twice);
        office.booking.record(Office.hit(Office.call(id, 1), NOON.minus(Duration.ofDays(1))));
        assertHits(2);

        office.booking.record(twice);
        office.booking.record(Office.hit(Office.call(id, 1), NOON));
        assertHits(3);
    }

    private void assertHits(long hits) {
        Instant midnight = NOON.truncatedTo(ChronoUnit.DAYS);
        List.of(
                        new UsageReport.Query(
                                OptionalLong.of(id), NOON.minus(Duration.ofDays(1)), NOON.plusSeconds(1), List.of()),
                        new UsageReport.Query(
                                OptionalLong.of(id),
                                midnight.minus(Duration.ofDays(1)),
                                midnight.plus(Duration.ofDays(1)),
                                List.of()))
                .forEach(query -> assertThat(office.report.query(query))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.calls()).isEqualTo(hits);
                            assertThat(row.cached()).isEqualTo(hits);
                            assertThat(row.failures()).isZero();
                            assertThat(row.cost()).isEqualTo(MicroDollars.ZERO);
                        }));
    }

    @Test
    void aBudgetThatOnlyGrowsKeepsWhatIsSpent() {
        office.customers.put(Office.customer(id, 100, Period.DAY));
        pass(100);

        office.customers.put(Office.customer(id, 150, Period.DAY));

        pass(50);
        assertSpent(0, 150);
    }
}
