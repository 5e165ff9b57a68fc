package dev.atelier.web.ops;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.core.error.MediaException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a customer as operators write it. */
final class CustomerForm {
    private static final Pattern GROUP = Pattern.compile("\\*|[a-z][a-z0-9-]{0,99}");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NAME = 200;

    private CustomerForm() {}

    static Customer read(long id, Parameters body) {
        String name = body.text("name").filter(text -> !text.isBlank()).orElse("customer " + id);
        if (name.length() > NAME) {
            throw MediaException.invalid("name", "must have 1.." + NAME + " characters, but has " + name.length());
        }
        long day = body.integer("billing_day").orElse(1);
        if (day < 1 || day > 28) {
            throw MediaException.invalid("billing_day", "must be 1..28, but is " + day);
        }
        return new Customer(id, name, body.object("budget").map(CustomerForm::budget), quotas(body), (int) day);
    }

    private static Budget budget(Parameters budget) {
        return new Budget(usd(budget.get("usd")), period(budget, "budget.period"));
    }

    /** Money is text, so that it comes out exactly; a number is taken for what it prints as. */
    private static MicroDollars usd(@Nullable Object given) {
        try {
            BigDecimal amount = new BigDecimal(String.valueOf(given)).setScale(6);
            if (amount.signum() >= 0 && amount.compareTo(MOST) <= 0) {
                return new MicroDollars(amount.unscaledValue().longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException noAmount) {
            // answered below, like an amount out of range
        }
        throw MediaException.invalid(
                "budget.usd",
                "must be dollars as decimal text with six decimals at the most, like \"12.50\", but is " + given);
    }

    private static Period period(Parameters values, String field) {
        String given = values.text("period").orElse("month");
        return Arrays.stream(Period.values())
                .filter(period -> period.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(
                        () -> MediaException.invalid(field, "must be day, month or billing, but is \"" + given + "\""));
    }

    private static List<Quota> quotas(Parameters body) {
        List<Quota> quotas =
                body.objects("quotas").stream().map(CustomerForm::quota).toList();
        Set<String> seen = new HashSet<>();
        for (Quota quota : quotas) {
            if (!seen.add(quota.group() + " " + quota.period())) {
                throw MediaException.invalid("quotas", "names " + quota.group() + " twice for the same period");
            }
        }
        return quotas;
    }

    private static Quota quota(Parameters quota) {
        String group = quota.text("operation").orElse("*");
        if (!GROUP.matcher(group).matches()) {
            throw MediaException.invalid(
                    "quotas.operation",
                    "must be a group of operations such as image, or * for all, but is \"" + group + "\"");
        }
        long calls = Optional.of(quota.integer("calls"))
                .filter(given -> given.isPresent() && given.getAsLong() >= 0)
                .orElseThrow(
                        () -> MediaException.invalid("quotas.calls", "must be 0 or more, but is " + quota.get("calls")))
                .getAsLong();
        return new Quota(group, calls, period(quota, "quotas.period"));
    }
}
