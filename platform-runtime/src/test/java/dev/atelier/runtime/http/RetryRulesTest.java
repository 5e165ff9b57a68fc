package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.http.HttpReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRulesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final RetryRules rules = new RetryRules(4, CLOCK, () -> 0);

    @ParameterizedTest
    @CsvSource({
        "200, false, false", "302, false, false", "400, false, false", "404, false, false", "408, false, true",
        "408, true, false", "409, false, false", "429, false, true", "429, true, true", "500, false, true",
        "500, true, false", "503, false, true", "503, true, false"
    })
    void decidesByStatusAndByWhetherItCosts(int status, boolean paid, boolean repeated) {
        assertThat(rules.after(reply(status, Map.of(), ""), 0, paid).isPresent())
                .isEqualTo(repeated);
    }

    @Test
    void theVendorsWordGoesFirst() {
        assertThat(rules.after(reply(500, Map.of("x-should-retry", "true"), ""), 0, true))
                .isPresent();
        assertThat(rules.after(reply(429, Map.of("x-should-retry", "false"), ""), 0, false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"insufficient_quota\"}}",
                "{\"error\":{\"type\" : \"insufficient_quota\",\"code\":null}}"
            })
    void anEmptyAccountIsNotAskedAgain(String body) {
        assertThat(rules.after(reply(429, Map.of("x-should-retry", "true"), body), 0, false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after-ms | 250 | 250",
                "retry-after-ms | 0.5 | 0",
                "retry-after | 3 | 3000",
                "retry-after | 60 | 60000",
                "retry-after | Fri, 20 Nov 2026 10:00:07 GMT | 7000",
                "retry-after | Fri, 20 Nov 2026 09:00:00 GMT | 0",
                "retry-after | soon | 500",
                "retry-after | -1 | 500",
                "retry-after | NaN | 500"
            })
    void waitsAsTold(String header, String value, long millis) {
        assertThat(rules.after(reply(429, Map.of(header, value), ""), 0, true).map(Duration::toMillis))
                .contains(millis);
    }

    @Test
    void aWaitBeyondAMinuteIsLeftToTheCaller() {
        assertThat(rules.after(reply(429, Map.of("retry-after", "61"), ""), 0, false))
                .isEmpty();
    }

    @Test
    void millisecondsAreMoreExactThanSeconds() {
        assertThat(rules.after(reply(429, Map.of("retry-after-ms", "1200", "retry-after", "2"), ""), 0, false))
                .contains(Duration.ofMillis(1200));
    }

    @Test
    void understandsGooglesRetryInfo() {
        String body = "{\"error\":{\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                + "\"retryDelay\": \"17.5s\"}]}}";
        assertThat(rules.after(reply(429, Map.of(), body), 0, true)).contains(Duration.ofMillis(17_500));
    }

    @Test
    void withoutAWordItWaitsLongerEachTimeUpToABound() {
        RetryRules patient = new RetryRules(9, CLOCK, () -> 0);
        assertThat(List.of(0, 1, 2, 3, 4, 5))
                .map(attempt -> patient.afterBreak(attempt).orElseThrow().toMillis())
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L);
        RetryRules early = new RetryRules(9, CLOCK, () -> 0.999999);
        assertThat(early.afterBreak(0).orElseThrow()).isBetween(Duration.ofMillis(375), Duration.ofMillis(376));
    }

    @Test
    void endsAfterSoManyRepeats() {
        RetryRules twice = new RetryRules(2, CLOCK, () -> 0);
        assertThat(twice.after(reply(503, Map.of(), ""), 1, false)).isPresent();
        assertThat(twice.after(reply(503, Map.of(), ""), 2, false)).isEqualTo(Optional.empty());
        assertThat(twice.afterBreak(2)).isEmpty();
    }

    private static HttpReply reply(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new java.util.HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new HttpReply(status, lists, body);
    }
}
