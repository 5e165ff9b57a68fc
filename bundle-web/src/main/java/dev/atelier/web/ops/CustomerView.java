package dev.atelier.web.ops;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.customer.Standing;
import dev.atelier.web.json.Data;
import java.util.List;
import java.util.Locale;

/** Shows customers the way operators write them, and how they stand. */
final class CustomerView {
    private CustomerView() {}

    static Data of(Standing standing) {
        return new Data()
                .with("id", standing.customer().id())
                .with("name", standing.customer().name())
                .with("billing_day", standing.customer().billingDay())
                .with("budget", standing.customer().budget().map(CustomerView::budget))
                .with("settled", money(standing.settled()))
                .with("reserved", money(standing.reserved()))
                .with("left", standing.left().map(CustomerView::money))
                .with("ends_at", standing.endsAt())
                .with(
                        "quotas",
                        standing.quotas().stream().map(CustomerView::quota).toList());
    }

    static Data of(Standing standing, List<Customers.KeyInfo> keys) {
        return of(standing).with("keys", keys.stream().map(CustomerView::key).toList());
    }

    static Data key(Customers.KeyInfo key) {
        return new Data().with("id", key.id()).with("title", key.title()).with("created_at", key.createdAt());
    }

    static Data money(MicroDollars amount) {
        return new Data().with("micro_usd", amount.amount()).with("usd", amount.toDecimal());
    }

    private static Data budget(Budget budget) {
        return new Data()
                .with("usd", budget.limit().toDecimal())
                .with("micro_usd", budget.limit().amount())
                .with("period", lower(budget.period()));
    }

    private static Data quota(Standing.Used used) {
        return new Data()
                .with("operation", used.quota().group())
                .with("calls", used.quota().calls())
                .with("period", lower(used.quota().period()))
                .with("used", used.calls());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
