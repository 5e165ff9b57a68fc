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
