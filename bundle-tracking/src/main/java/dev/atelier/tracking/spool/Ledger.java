package dev.atelier.tracking.spool;

import dev.atelier.core.CallId;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.account.Accounts;
import dev.atelier.tracking.account.Claim;
import dev.atelier.tracking.account.Room;
import dev.atelier.tracking.account.Settlements;
import dev.atelier.tracking.customer.TrackedCustomers;
import dev.atelier.tracking.usage.Booked;
import dev.atelier.tracking.usage.UsageTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts entries into the tables; an entry that was put before changes nothing. Safe for any number of threads. */
@Component(service = Ledger.class)
public final class Ledger {
    private final TrackedCustomers customers;
    private final Accounts accounts;
    private final Settlements settlements;
    private final UsageTable usage;
    private final Room room;

    @Activate
    public Ledger(
            @Reference TrackedCustomers customers,
            @Reference Accounts accounts,
            @Reference Settlements settlements,
            @Reference UsageTable usage,
            @Reference Room room) {
        this.customers = customers;
        this.accounts = accounts;
        this.settlements = settlements;
        this.usage = usage;
        this.room = room;
    }

    void book(List<Booked> rows) {
        usage.record(rows, settling(rows));
        rows.forEach(this::freed);
    }

    private void freed(Booked row) {
        room.freed(row.event().customerId());
    }

    /** Who may have reserved is found out before the transaction, since asking may take a connection of its own. */
    private UsageTable.Along settling(List<Booked> rows) {
        Set<CallId> reserved = rows.stream()
                .map(Booked::event)
                .filter(event -> !event.cached() && customers.mayBeBounded(event.customerId()))
                .map(UsageEvent::id)
                .collect(Collectors.toSet());
        return (connection, event) -> {
            if (reserved.contains(event.id())) {
                settlements.settle(connection, event.id(), event.cost().amount());
            }
        };
    }

    void apply(Entry entry) {
        if (entry instanceof Entry.Calls calls) {
            usage.record(calls.row(), settling(List.of(calls.row())));
            freed(calls.row());
        } else if (entry instanceof Entry.Settle settle) {
            settlements.settle(settle.call(), settle.cost());
        } else if (entry instanceof Entry.Reserve reserve) {
            customers
                    .find(reserve.customer())
                    .map(customer ->
                            new Claim(reserve.call(), customer, reserve.group(), reserve.price(), reserve.at()))
                    .ifPresent(accounts::reserveAfterwards);
        }
    }
}
