package dev.atelier.tracking;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.account.Accounts;
import dev.atelier.tracking.account.Room;
import dev.atelier.tracking.account.Settlements;
import dev.atelier.tracking.customer.TrackedCustomers;
import dev.atelier.tracking.policy.Policy;
import dev.atelier.tracking.policy.TrackingConfig;
import dev.atelier.tracking.spool.Booking;
import dev.atelier.tracking.spool.Ledger;
import dev.atelier.tracking.table.Tables;
import dev.atelier.tracking.usage.UsageQueries;
import dev.atelier.tracking.usage.UsageTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One node's tracking over a database, wired by hand. */
final class Office implements AutoCloseable {
    private static final AtomicLong NUMBERS = new AtomicLong();

    final Tables tables = new Tables();
    final Accounts accounts = new Accounts(tables);
    final UsageQueries report;
    final Room room = new Room();
    final Settlements settlements;
    final TrackedCustomers customers;
    final Booking booking;
    final BudgetFilter filter;
    private final Clock clock;

    Office(Database database, TrackingConfig config, Path folder, Clock clock) {
        this.clock = clock;
        tables.bind(database);
        settlements = new Settlements(tables, clock);
        customers = new TrackedCustomers(Policy.of(config), tables, accounts, clock);
        booking = Booking.idle(new Ledger(customers, accounts, settlements, new UsageTable(tables), room), folder);
        report = new UsageQueries(tables, booking);
        filter = new BudgetFilter(config, customers, accounts, room, booking, clock);
    }

    @Override
    public void close() {
        booking.close();
    }

    /** As the runtime tells an end. */
    void end(Call call, CallEnd end) {
        filter.after(call, end);
        booking.record(event(call, end, clock.instant()));
    }

    static Customer customer(long id, long budget, Period period, Quota... quotas) {
        return new Customer(
                id, "Customer " + id, Optional.of(new Budget(new MicroDollars(budget), period)), List.of(quotas), 15);
    }

    static Call call(long customer, long price) {
        return call(customer, new Quote("sandbox", "brush", new MicroDollars(0), new MicroDollars(price), true));
    }

    static Call call(long customer, Quote quote) {
        CallId id = new CallId("01KAF%021d".formatted(NUMBERS.incrementAndGet()));
        ModelDescriptor model = new ModelDescriptor(
                "brush",
                "Brush",
                Set.of(),
                Set.of(Operation.IMAGE_GENERATE),
                "sandbox",
                Set.of(),
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        return new Call(
                id,
                MediaRequest.of(Operation.IMAGE_GENERATE, "brush", Parameters.EMPTY),
                new Caller(customer, "local", Set.of(Caller.Role.CLIENT)),
                CallOptions.DEFAULT,
                "sandbox",
                model,
                quote);
    }

    static Outcome outcome(long cost) {
        return new Outcome(
                "sandbox",
                "brush",
                "brush",
                Parameters.EMPTY,
                List.of(),
                Parameters.EMPTY,
                new MicroDollars(cost),
                true,
                false,
                List.of());
    }

    static CallEnd succeeded(long cost) {
        return new CallEnd.Succeeded(outcome(cost));
    }

    static CallEnd failed(long charged) {
        return new CallEnd.Failed(
                Failure.of(ErrorKind.PROVIDER_FAILED, "no paint").withCharge(new MicroDollars(charged)));
    }

    /** The cache answered. */
    static UsageEvent hit(Call call, Instant at) {
        return new UsageEvent(
                call.id(),
                at,
                call.caller().customerId(),
                call.request().operation().name(),
                call.provider(),
                call.model().id(),
                "0".repeat(64),
                7,
                Duration.ofMillis(1),
                MicroDollars.ZERO,
                true,
                "succeeded",
                Map.of("session_id", "tab\tand\nline"));
    }

    static UsageEvent event(Call call, CallEnd end, Instant at) {
        boolean made = end instanceof CallEnd.Succeeded;
        return new UsageEvent(
                call.id(),
                at,
                call.caller().customerId(),
                call.request().operation().name(),
                call.provider(),
                call.model().id(),
                "0".repeat(64),
                made ? 7 : 0,
                Duration.ofMillis(5),
                made
                        ? ((CallEnd.Succeeded) end).outcome().cost()
                        : ((CallEnd.Failed) end).failure().charged(),
                false,
                made ? "succeeded" : ErrorKind.PROVIDER_FAILED.name().toLowerCase(Locale.ROOT),
                Map.of("session_id", "tab\tand\nline"));
    }
}
