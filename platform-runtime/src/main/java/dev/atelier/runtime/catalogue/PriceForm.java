package dev.atelier.runtime.catalogue;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JSON form of a {@link PriceRule}. */
final class PriceForm {
    private static final Set<String> FIELDS = Set.of("unit", "usd", "per", "when");

    private PriceForm() {}

    static PriceRule read(Parameters form) {
        Fields.onlyKnown(form, FIELDS);
        long per = form.integer("per").orElse(1);
        if (per < 1) {
            throw MediaException.invalid("per", "must be at least 1, but is " + per);
        }
        return new PriceRule(
                unit(form.requireText("unit")),
                dollars(form),
                per,
                conditions(form.object("when").orElse(Parameters.EMPTY)));
    }

    static Parameters write(PriceRule rule) {
        return Parameters.of("unit", rule.unit().key())
                .with("usd", rule.price().toDecimal())
                .with("per", rule.per())
                .with("when", rule.when().isEmpty() ? null : new TreeMap<>(rule.when()));
    }

    private static PriceUnit unit(String key) {
        for (PriceUnit unit : PriceUnit.values()) {
            if (unit.key().equals(key)) {
                return unit;
            }
        }
        throw MediaException.invalid(
                "unit",
                "must be one of "
                        + Arrays.stream(PriceUnit.values()).map(PriceUnit::key).collect(Collectors.joining(", "))
                        + ", but is \"" + key + "\"");
    }

    private static MicroDollars dollars(Parameters form) {
        String text = String.valueOf(form.get("usd"));
        try {
            BigDecimal dollars = new BigDecimal(text);
            if (dollars.signum() >= 0) {
                return new MicroDollars(dollars.movePointRight(6).longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException refused) {
            // told below, with what is allowed
        }
        throw MediaException.invalid(
                "usd", "must be an amount in dollars with at most six decimals, such as \"0.042\", but is " + text);
    }

    private static Map<String, String> conditions(Parameters when) {
        Map<String, String> conditions = new TreeMap<>();
        when.asMap().forEach((name, value) -> conditions.put(name, String.valueOf(value)));
        return conditions;
    }
}
