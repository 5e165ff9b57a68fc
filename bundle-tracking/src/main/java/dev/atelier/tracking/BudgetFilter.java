package dev.atelier.tracking;

import dev.atelier.core.customer.Customer;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.tracking.account.Accounts;
import dev.atelier.tracking.account.Claim;
import dev.atelier.tracking.account.Room;
import dev.atelier.tracking.customer.TrackedCustomers;
import dev.atelier.tracking.policy.Policy;
import dev.atelier.tracking.policy.TrackingConfig;
import dev.atelier.tracking.spool.Booking;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Refuses what a customer's budget or quotas have no room for, before any provider is asked. What calls under way have
 * reserved they may give back in part, so that a call which has room but for them waits a while. Comes after the cache and
 * after calls have joined others: what costs nothing needs no room, and is answered also when all is spent.
 */
@Component(service = CallFilter.class, configurationPid = TrackingConfig.PID, property = "service.ranking:Integer=100")
@Designate(ocd = TrackingConfig.class)
public final class BudgetFilter implements CallFilter {
    private final TrackedCustomers customers;
    private final Accounts accounts;
    private final Room room;
    private final Booking booking;
    private final Policy policy;
    private final Duration patience;
    private final boolean spool;
    private final Clock clock;

    @Activate
    public BudgetFilter(
            TrackingConfig config,
            @Reference TrackedCustomers customers,
            @Reference Accounts accounts,
            @Reference Room room,
            @Reference Booking booking) {
        this(config, customers, accounts, room, booking, Clock.systemUTC());
    }

    public BudgetFilter(
            TrackingConfig config,
            TrackedCustomers customers,
            Accounts accounts,
            Room room,
            Booking booking,
            Clock clock) {
        this.customers = customers;
        this.accounts = accounts;
        this.room = room;
        this.booking = booking;
        this.policy = Policy.of(config);
        this.patience = Duration.ofSeconds(config.waitSeconds());
        this.spool = config.databaseAway().equals(TrackingConfig.SPOOL);
        this.clock = clock;
    }

    @Override
    public FilterDecision before(Call call) {
        try {
            check(call);
        } catch (MediaException refusal) {
            if (!spool || refusal.kind() != ErrorKind.UNAVAILABLE) {
                throw refusal;
            }
            booking.reserveLater(
                    call.id(),
                    call.caller().customerId(),
                    call.request().operation().group(),
                    call.quote().high(),
                    clock.instant());
        }
        return FilterDecision.proceed();
    }

    private void check(Call call) {
        long id = call.caller().customerId();
        Optional<Customer> customer = customers.remembered(id);
        policy.objection(id, customer, call.quote()).ifPresent(failure -> {
            throw new MediaException(failure);
        });
        if (TrackedCustomers.isBounded(customer)) {
            Claim claim = new Claim(
                    call.id(),
                    customer.orElseThrow(),
                    call.request().operation().group(),
                    call.quote().high(),
                    clock.instant());
            room.await(id, patience, () -> accounts.reserve(claim)).ifPresent(refusal -> {
                throw new MediaException(refusal.failure());
            });
        }
    }

    /**
     * What succeeds is settled together with its entry in the books; but of calls that are refused by another filter the
     * books do not hear. Also told of calls that were not let pass here, after a restart: those have no reservation to
     * settle.
     */
    @Override
    public void after(Call call, CallEnd end) {
        if (end instanceof CallEnd.Failed failed
                && customers.mayBeBounded(call.caller().customerId())) {
            booking.settle(call.id(), failed.failure().charged());
            room.freed(call.caller().customerId());
        }
    }
}
