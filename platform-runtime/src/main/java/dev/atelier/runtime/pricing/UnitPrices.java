package dev.atelier.runtime.pricing;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's price rules for one unit.
 *
 * @param unit what is counted
 * @param rules in the order they are tried, not empty
 */
record UnitPrices(PriceUnit unit, List<PriceRule> rules) {
    Optional<PriceRule> rule(Parameters parameters) {
        return rules.stream().filter(rule -> rule.applies(parameters)).findFirst();
    }

    /** The rules that may turn out to apply: one that does, else those whose conditions are left open. */
    List<PriceRule> possible(Parameters parameters) {
        return rule(parameters)
                .map(List::of)
                .orElseGet(() -> rules.stream()
                        .filter(rule ->
                                rule.when().entrySet().stream().allMatch(condition -> isOpen(condition, parameters)))
                        .toList());
    }

    private static boolean isOpen(Map.Entry<String, String> condition, Parameters parameters) {
        Object value = parameters.get(condition.getKey());
        return value == null || value.equals("auto") || condition.getValue().equals(String.valueOf(value));
    }

    static MicroDollars least(List<PriceRule> rules, long units) {
        return rules.stream()
                .map(rule -> rule.cost(units))
                .min(MicroDollars::compareTo)
                .orElse(MicroDollars.ZERO);
    }

    static MicroDollars most(List<PriceRule> rules, long units) {
        return rules.stream()
                .map(rule -> rule.cost(units))
                .max(MicroDollars::compareTo)
                .orElse(MicroDollars.ZERO);
    }
}
