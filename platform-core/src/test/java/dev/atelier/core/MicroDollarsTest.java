package dev.atelier.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroDollarsTest {
    @ParameterizedTest
    @CsvSource({"0,0", "42000,0.042", "1,0.000001", "12500000,12.5", "-30,-0.00003", "100000000000,100000"})
    void isShownAsPlainDollars(long amount, String text) {
        assertThat(new MicroDollars(amount).toDecimal()).isEqualTo(text);
    }

    @Test
    void overflowsLoudly() {
        MicroDollars most = new MicroDollars(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(new MicroDollars(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }
}
