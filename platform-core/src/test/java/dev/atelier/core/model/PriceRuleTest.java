package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceRuleTest {
    @Test
    void partsOfAMicroDollarAreRoundedUp() {
        PriceRule tokens = new PriceRule(PriceUnit.OUTPUT_TOKEN, new MicroDollars(30_000_000), 1_000_000, Map.of());
        assertThat(tokens.cost(1)).isEqualTo(new MicroDollars(30));
        PriceRule cheap = new PriceRule(PriceUnit.INPUT_TOKEN, new MicroDollars(250_000), 1_000_000, Map.of());
        assertThat(cheap.cost(1)).isEqualTo(new MicroDollars(1));
        assertThat(cheap.cost(0)).isEqualTo(MicroDollars.ZERO);
    }

    @Test
    void manyUnitsDoNotOverflowOnTheWay() {
        PriceRule rule = new PriceRule(PriceUnit.CHARACTER, new MicroDollars(30_000_000), 1_000_000, Map.of());
        assertThat(rule.cost(1_000_000_000_000L)).isEqualTo(new MicroDollars(30_000_000_000_000L));
    }

    @Test
    void appliesWhereAllConditionsHold() {
        PriceRule high =
                new PriceRule(PriceUnit.IMAGE, new MicroDollars(1), 1, Map.of("quality", "high", "width", "1024"));
        assertThat(high.applies(Parameters.of("quality", "high").with("width", 1024)))
                .isTrue();
        assertThat(high.applies(Parameters.of("quality", "high"))).isFalse();
        assertThat(high.applies(Parameters.of("quality", "low").with("width", 1024)))
                .isFalse();
    }

    @Test
    void isForAtLeastOneUnit() {
        assertThatThrownBy(() -> new PriceRule(PriceUnit.CALL, MicroDollars.ZERO, 0, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
