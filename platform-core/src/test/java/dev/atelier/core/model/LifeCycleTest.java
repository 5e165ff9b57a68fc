package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static final LifeCycle LIFE = new LifeCycle(
            Optional.of(LocalDate.parse("2026-01-01")),
            Optional.of(LocalDate.parse("2026-06-01")),
            Optional.of(LocalDate.parse("2026-10-23")),
            Optional.of("next"));

    @Test
    void eachDateIsTheFirstDayOfItsStage() {
        assertThat(stage("2025-12-31")).isEqualTo(LifeCycle.Stage.ANNOUNCED);
        assertThat(stage("2026-01-01")).isEqualTo(LifeCycle.Stage.ACTIVE);
        assertThat(stage("2026-06-01")).isEqualTo(LifeCycle.Stage.DEPRECATED);
        assertThat(stage("2026-10-22")).isEqualTo(LifeCycle.Stage.DEPRECATED);
        assertThat(stage("2026-10-23")).isEqualTo(LifeCycle.Stage.RETIRED);
    }

    @Test
    void withoutDatesAModelIsActive() {
        assertThat(LifeCycle.ALWAYS.on(LocalDate.EPOCH)).isEqualTo(LifeCycle.Stage.ACTIVE);
    }

    private static LifeCycle.Stage stage(String day) {
        return LIFE.on(LocalDate.parse(day));
    }
}
