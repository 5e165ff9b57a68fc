package dev.atelier.core.model;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What one kind of unit costs under some conditions. For each unit the first rule whose conditions hold applies.
 *
 * @param unit what is counted
 * @param price of {@code per} units
 * @param per how many units the price is for, for example 1,000,000 tokens; at least 1
 * @param when parameter values that must be equal, compared as text, for example {@code quality → high}
 */
public record PriceRule(PriceUnit unit, MicroDollars price, long per, Map<String, String> when) {
    public PriceRule {
        when = Map.copyOf(when);
        if (per < 1) {
            throw new IllegalArgumentException("a price is for at least 1 unit, not " + per);
        }
    }

    public boolean applies(Parameters parameters) {
        return when.entrySet().stream()
                .allMatch(condition -> condition.getValue().equals(String.valueOf(parameters.get(condition.getKey()))));
    }

    /** The cost of so many units, rounded up to a whole micro-dollar. */
    public MicroDollars cost(long units) {
        return new MicroDollars(BigDecimal.valueOf(price.amount())
                .multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(per), 0, RoundingMode.CEILING)
                .longValueExact());
    }
}
