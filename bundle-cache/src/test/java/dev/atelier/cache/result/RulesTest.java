package dev.atelier.cache.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Rules rules = new Rules(Set.of("chat", "image.upscale"));

    private boolean byDefault(Operation operation) {
        return rules.cacheable(Calls.call(operation, Parameters.EMPTY));
    }

    @Test
    void operationsByGroupOrByName() {
        assertThat(byDefault(Operation.CHAT_COMPLETE)).isTrue();
        assertThat(byDefault(Operation.IMAGE_UPSCALE)).isTrue();
        assertThat(byDefault(Operation.IMAGE_GENERATE)).isFalse();
    }

    @Test
    void aSeedIsAsked() {
        assertThat(rules.cacheable(Calls.seeded(7))).isTrue();
        assertThat(rules.cacheable(Calls.seeded(0))).as("the model's default").isFalse();
    }

    @Test
    void whatTheCallerSaysWins() {
        Call picture = Calls.picture(Parameters.EMPTY);

        assertThat(rules.cacheable(Calls.with(CallOptions.DEFAULT.withCache(true), picture)))
                .isTrue();
        assertThat(rules.cacheable(Calls.with(CallOptions.DEFAULT.withCache(false), Calls.seeded(7))))
                .isFalse();
        assertThat(rules.cacheable(Calls.with(
                        CallOptions.DEFAULT.withCache(false), Calls.call(Operation.CHAT_COMPLETE, Parameters.EMPTY))))
                .isFalse();
    }
}
