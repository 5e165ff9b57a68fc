package dev.atelier.tracking.customer;

import dev.atelier.core.CallId;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.tracking.account.Accounts;
import dev.atelier.tracking.account.Calendar;
import dev.atelier.tracking.account.Claim;
import dev.atelier.tracking.account.Opening;
import dev.atelier.tracking.account.Refusal;
import dev.atelier.tracking.account.Standings;
import dev.atelier.tracking.policy.Policy;
import dev.atelier.tracking.policy.TrackingConfig;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers in the database. What is asked with every call is remembered for a moment. */
@Component(
        service = {Customers.class, TrackedCustomers.class},
        configurationPid = TrackingConfig.PID)
public final class TrackedCustomers implements Customers {
    /** Identifies the call of a claim that is only tried. */
    private static final CallId NO_CALL = new CallId("00000000000000000000000000");

    private final Policy policy;
    private final Tables tables;
    private final Accounts accounts;
    private final CustomerTable customers;
    private final KeyTable keys;
    private final Clock clock;
    private final Remembered<Long, Optional<Customer>> known;
    private final Remembered<String, Optional<Caller>> owners;

    @Activate
    public TrackedCustomers(TrackingConfig config, @Reference Tables tables, @Reference Accounts accounts) {
        this(Policy.of(config), tables, accounts, Clock.systemUTC());
    }

    public TrackedCustomers(Policy policy, Tables tables, Accounts accounts, Clock clock) {
        this.policy = policy;
        this.tables = tables;
        this.accounts = accounts;
        this.clock = clock;
        this.customers = new CustomerTable(tables);
        this.keys = new KeyTable(tables, clock);
        this.known = new Remembered<>(customers::find, System::nanoTime);
        this.owners = new Remembered<>(keys::owner, System::nanoTime);
    }

    /** As it was a moment ago, also while the database is away. */
    public Optional<Customer> remembered(long id) {
        return known.get(id);
    }

    @Override
    public Optional<Customer> find(long id) {
        return customers.find(id);
    }

    @Override
    public List<Customer> all() {
        return customers.all();
    }

    @Override
    public Standing put(Customer customer) {
        while (!tables.open().transaction(connection -> put(connection, customer))) {
            // Another node has added the same customer meanwhile: this time it is found.
            known.forget(customer.id());
        }
        known.forget(customer.id());
        return standing(customer.id()).orElseThrow();
    }

    private boolean put(Connection connection, Customer customer) throws SQLException {
        Optional<Customer> before = CustomerTable.find(connection, customer.id());
        if (!CustomerTable.put(connection, customer)) {
            connection.rollback();
            return false;
        }
        if (customer.budget().isPresent() && !before.flatMap(this::account).equals(account(customer))) {
            Opening.open(connection, customer, customer.budget().get().period(), clock.instant());
        }
        return true;
    }

    /** Which account a customer's budget is kept in just now. */
    private Optional<List<Object>> account(Customer customer) {
        return customer.budget()
                .map(Budget::period)
                .map(period -> List.of(
                        period,
                        Calendar.at(clock.instant(), period, customer.billingDay())
                                .startsOn()));
    }

    @Override
    public Optional<Standing> standing(long id) {
        return tables.open().query(connection -> {
            Optional<Customer> customer = CustomerTable.find(connection, id);
            return customer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Standings.of(connection, customer.get(), clock.instant()));
        });
    }

    @Override
    public Optional<Failure> objection(long id, Operation operation, Quote quote) {
        Optional<Customer> customer = find(id);
        return policy.objection(id, customer, quote)
                .or(() -> customer.flatMap(known -> accounts.objection(
                                new Claim(NO_CALL, known, operation.group(), quote.high(), clock.instant())))
                        .map(Refusal::failure));
    }

    @Override
    public Key addKey(long customer, String title) {
        if (customers.find(customer).isEmpty()) {
            throw new MediaException(ErrorKind.NOT_FOUND, "there is no customer " + customer);
        }
        return keys.add(customer, title);
    }

    @Override
    public List<KeyInfo> keys(long customer) {
        return keys.of(customer);
    }

    @Override
    public boolean removeKey(long customer, String keyId) {
        boolean removed = keys.remove(customer, keyId);
        owners.forgetAll();
        return removed;
    }

    @Override
    public Optional<Caller> authenticate(String secret) {
        return owners.get(KeyTable.digest(secret));
    }

    /** Whether a customer may have reserved something: yes, where that cannot be found out just now. */
    public boolean mayBeBounded(long id) {
        try {
            return isBounded(remembered(id));
        } catch (MediaException away) {
            return true;
        }
    }

    /** Whether there is a budget or a quota to be kept. */
    public static boolean isBounded(Optional<Customer> customer) {
        return customer.filter(
                        known -> known.budget().isPresent() || !known.quotas().isEmpty())
                .isPresent();
    }
}
