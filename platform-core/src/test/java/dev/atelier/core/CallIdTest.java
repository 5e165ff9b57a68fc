package dev.atelier.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdTest {
    @Test
    void acceptsUlidsAndOrdersThemByTime() {
        CallId earlier = new CallId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        CallId later = new CallId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
        assertThat(earlier).isLessThan(later);
    }

    @Test
    void knowsWhenTheCallWasMade() {
        assertThat(new CallId("01ARZ3NDEKTSV4RRFFQ69G5FAV").time()).isEqualTo("2016-07-30T23:54:10.259Z");
        assertThat(new CallId("7ZZZZZZZZZ0000000000000000").time().toEpochMilli())
                .isEqualTo((1L << 48) - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01ARZ3NDEKTSV4RRFFQ69G5FA",
                "81ARZ3NDEKTSV4RRFFQ69G5FAV",
                "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                "../x"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> new CallId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
