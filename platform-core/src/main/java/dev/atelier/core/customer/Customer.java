package dev.atelier.core.customer;

import java.util.List;
import java.util.Optional;

/**
 * Who calls are made for.
 *
 * @param id above 0
 * @param name for people
 * @param budget what may be spent; no bound when absent
 * @param quotas how often may be called; no bound for groups that none names
 * @param billingDay day of the month on which billing periods begin, 1 to 28
 */
public record Customer(long id, String name, Optional<Budget> budget, List<Quota> quotas, int billingDay) {
    public Customer {
        quotas = List.copyOf(quotas);
        if (id < 1) {
            throw new IllegalArgumentException("a customer's id is above 0, not " + id);
        } else if (billingDay < 1 || billingDay > 28) {
            throw new IllegalArgumentException("a billing day is 1 to 28, not " + billingDay);
        }
    }
}
