package dev.atelier.tracking.account;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Customer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call that wants to be made.
 *
 * @param call its identity
 * @param customer who pays
 * @param group its operation group
 * @param price the most it is said to cost
 * @param at when
 */
public record Claim(CallId call, Customer customer, String group, MicroDollars price, Instant at) {
    /** Those that hold for it, in an order that is always the same, so that claims do not lock each other out. */
    List<Bound> bounds() {
        Stream<Bound> quotas = customer.quotas().stream()
                .filter(quota -> quota.group().equals(group) || quota.group().equals("*"))
                .map(quota -> new QuotaBound(this, quota));
        Stream<Bound> budgets = customer.budget().stream().map(budget -> new BudgetBound(this, budget));
        return Stream.concat(quotas, budgets).toList();
    }
}
