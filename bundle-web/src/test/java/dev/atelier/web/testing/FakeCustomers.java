package dev.atelier.web.testing;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.customer.Standing;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Customers in memory, of whom nobody has spent anything. The key {@code secret-7} is that of customer 7. */
public final class FakeCustomers implements Customers {
    private static final String SECRET = "secret-";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    public final SortedMap<Long, Customer> known = new TreeMap<>();
    public final List<String> removed = new ArrayList<>();

    @Override
    public Optional<Customer> find(long id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public List<Customer> all() {
        return List.copyOf(known.values());
    }

    @Override
    public Standing put(Customer customer) {
        known.put(customer.id(), customer);
        return standing(customer.id()).orElseThrow();
    }

    @Override
    public Optional<Standing> standing(long id) {
        return find(id).map(customer -> new Standing(
                customer,
                new MicroDollars(1_500_000),
                new MicroDollars(250_000),
                customer.budget().map(Budget::limit),
                Optional.of(NOW),
                customer.quotas().stream()
                        .map(quota -> new Standing.Used(quota, 3))
                        .toList()));
    }

    @Override
    public Optional<Failure> objection(long id, Operation operation, Quote quote) {
        return find(id).map(customer -> Failure.of(ErrorKind.BUDGET_SPENT, "all is spent"));
    }

    @Override
    public Key addKey(long customer, String title) {
        return new Key(new KeyInfo("k1", title, NOW), SECRET + customer);
    }

    @Override
    public List<KeyInfo> keys(long customer) {
        return List.of(new KeyInfo("k1", "the shop", NOW));
    }

    @Override
    public boolean removeKey(long customer, String keyId) {
        return removed.add(keyId) && keyId.equals("k1");
    }

    @Override
    public Optional<Caller> authenticate(String secret) {
        return Optional.of(secret)
                .filter(text -> text.matches(SECRET + "\\d+"))
                .map(text -> new Caller(
                        Long.parseLong(text.substring(SECRET.length())), "key k1", Set.of(Caller.Role.CLIENT)));
    }
}
