package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.atelier.core.registry.ProviderStatus.Load;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LoadMeterTest {
    private final LoadMeter meter = new LoadMeter();

    @Test
    void percentilesAreRightToSixPercent() {
        LongStream.rangeClosed(1, 1000).forEach(millis -> meter.count(TimeUnit.MILLISECONDS.toNanos(millis), false));
        Load load = meter.load(3);
        assertThat(load.inFlight()).isEqualTo(3);
        assertThat(load.calls()).isEqualTo(1000);
        assertThat(load.p50Millis()).isCloseTo(500, Percentage.withPercentage(6));
        assertThat(load.p95Millis()).isCloseTo(950, Percentage.withPercentage(6));
        assertThat(load.p99Millis()).isCloseTo(990, Percentage.withPercentage(6));
    }

    @Test
    void theShortestAndTheLongestHaveABucket() {
        meter.count(0, false);
        assertThat(meter.load(0).p99Millis()).isEqualTo(0);
        meter.count(-1, false);
        meter.count(Long.MAX_VALUE, true);
        assertThat(meter.load(0).p99Millis()).isCloseTo(Long.MAX_VALUE / 1e6, Percentage.withPercentage(6));
    }

    @Test
    void failuresLowerTheSuccessRate() {
        assertThat(meter.load(0).successRate()).isEqualTo(1);
        meter.count(1, true);
        meter.count(1, false);
        assertThat(meter.load(0).failures()).isEqualTo(1);
        assertThat(meter.load(0).successRate()).isCloseTo(0.5, within(1e-9));
    }
}
