package dev.atelier.runtime.pricing;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.pipeline.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies a model's price rules. Without state. */
public final class Pricing {
    /**
     * What a call cost.
     *
     * @param cost the sum over all units
     * @param priced false when no rule applied and the vendor named no price; the cost is zero then
     */
    public record Cost(MicroDollars cost, boolean priced) {
        static final Cost UNKNOWN = new Cost(MicroDollars.ZERO, false);
    }

    private Pricing() {}

    /** The price before the work: a range where the request leaves open which rule will apply, or how many units. */
    public static Quote quote(String provider, ModelDescriptor model, MediaRequest request) {
        MicroDollars low = MicroDollars.ZERO;
        MicroDollars high = MicroDollars.ZERO;
        boolean priced = false;
        for (UnitPrices prices : byUnit(model)) {
            List<PriceRule> rules = prices.possible(request.parameters());
            Optional<ExpectedUnits.Range> units = ExpectedUnits.of(prices.unit(), request);
            if (rules.isEmpty()) {
                continue;
            }
            if (units.isEmpty()) {
                return new Quote(provider, model.id(), MicroDollars.ZERO, MicroDollars.ZERO, false);
            }
            low = low.plus(UnitPrices.least(rules, units.get().low()));
            high = high.plus(UnitPrices.most(rules, units.get().high()));
            priced = true;
        }
        return new Quote(provider, model.id(), low, high, priced);
    }

    /** The price after the work: the vendor's own figure where it gave one, else the rules over the units used. */
    public static Cost cost(ModelDescriptor model, Parameters request, MediaResult result) {
        if (result.vendorCost().isPresent()) {
            return new Cost(result.vendorCost().get(), true);
        }
        Map<PriceUnit, Long> units = UsedUnits.of(request, result);
        // What was left open, such as the quality, the result may tell.
        Parameters told = request.merge(result.details());
        MicroDollars sum = MicroDollars.ZERO;
        boolean priced = false;
        for (UnitPrices prices : byUnit(model)) {
            Optional<PriceRule> rule = prices.rule(request).or(() -> prices.rule(told));
            Long count = units.get(prices.unit());
            if (rule.isPresent() && count != null) {
                sum = sum.plus(rule.get().cost(count));
                priced = true;
            }
        }
        return priced ? new Cost(sum, true) : Cost.UNKNOWN;
    }

    private static List<UnitPrices> byUnit(ModelDescriptor model) {
        List<UnitPrices> all = new ArrayList<>();
        model.prices().stream()
                .collect(Collectors.groupingBy(PriceRule::unit))
                .forEach((unit, rules) -> all.add(new UnitPrices(unit, rules)));
        return all;
    }
}
