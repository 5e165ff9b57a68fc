package dev.atelier.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.http.HttpReply;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownsTest {
    @Test
    void areDaysOrTimesOfThem() {
        assertThat(
                        read(
                                "{\"data\":[{\"id\":\"a\",\"shutdown_date\":\"2027-01-06\"},"
                                        + "{\"id\":\"b\",\"shutdown_date\":\"2027-01-07T00:00:00Z\"},"
                                        + "{\"id\":\"c\",\"shutdown_date\":null},{\"id\":\"d\",\"shutdown_date\":\"soon\"},{\"id\":\"e\"}]}"))
                .containsOnly(Map.entry("a", LocalDate.of(2027, 1, 6)), Map.entry("b", LocalDate.of(2027, 1, 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"data\":7}", "{\"data\":[7,null]}", "<html>"})
    void areUnknownWhereTheAnswerMakesNoSense(String body) {
        assertThat(read(body)).isEmpty();
    }

    private static Map<String, LocalDate> read(String body) {
        return Shutdowns.read(new HttpReply(200, Map.of(), body)).days();
    }
}
