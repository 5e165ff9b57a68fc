package dev.atelier.core.customer;

import dev.atelier.core.MicroDollars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a customer stands in the running period.
 *
 * @param customer who
 * @param settled what ended calls have cost
 * @param reserved what calls under way may cost
 * @param left of the budget; absent without one
 * @param endsAt when the budget's period ends; absent without one
 * @param quotas of each quota how many calls were made
 */
public record Standing(
        Customer customer,
        MicroDollars settled,
        MicroDollars reserved,
        Optional<MicroDollars> left,
        Optional<Instant> endsAt,
        List<Used> quotas) {
    public Standing {
        quotas = List.copyOf(quotas);
    }

    /**
     * @param quota what is allowed
     * @param calls made in the running period
     */
    public record Used(Quota quota, long calls) {}
}
