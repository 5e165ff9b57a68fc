package dev.atelier.tracking.policy;

import dev.atelier.core.customer.Customer;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.pipeline.Quote;
import java.util.Optional;

/**
 * What an operator has decided about calls whose spending cannot be bounded.
 *
 * @param unknownCustomers whether customers that are not known may call
 * @param unpricedModels whether those with a budget may call models without a price
 */
public record Policy(boolean unknownCustomers, boolean unpricedModels) {
    public static Policy of(TrackingConfig config) {
        return new Policy(
                config.unknownCustomers().equals(TrackingConfig.ALLOW),
                config.unpriced().equals(TrackingConfig.ALLOW));
    }

    /** @return why the call is refused whatever has been spent */
    public Optional<Failure> objection(long id, Optional<Customer> customer, Quote quote) {
        if (customer.isEmpty() && !unknownCustomers) {
            return Optional.of(Failure.of(ErrorKind.FORBIDDEN, "customer " + id + " is not known"));
        } else if (!quote.priced()
                && !unpricedModels
                && customer.flatMap(Customer::budget).isPresent()) {
            return Optional.of(Failure.of(
                    ErrorKind.BUDGET_SPENT,
                    "the price of " + quote.model() + " is not known, and customer " + id
                            + " has a budget; prices can be set with PUT /ops/models/" + quote.model()));
        }
        return Optional.empty();
    }
}
