package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.provider.Readiness;
import dev.atelier.core.registry.ProviderStatus;
import dev.atelier.core.registry.ProviderStatus.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    @TempDir
    private Path models;

    private TestRegistry test;

    @BeforeEach
    void start() {
        test = new TestRegistry(models);
    }

    @Test
    void everyBoundVersionIsListedWithItsState() {
        test.bind(FakeProvider.named("paint"), "1.0.0", 1);
        test.bind(FakeProvider.named("paint"), "1.1.0", 2);
        test.bind(FakeProvider.named("paint").throwing(), "1.2.0", 3);
        test.bind(FakeProvider.named("music").now(new Readiness.Unconfigured("music/key")), "2.0.0", 4);
        test.bind(FakeProvider.named("video").now(new Readiness.Failing("off")), "3.0.0", 5);
        Map<Long, ProviderStatus> byBundle = byBundle();
        assertThat(byBundle.get(1L).state()).isEqualTo(State.DRAINING);
        assertThat(byBundle.get(2L).state()).isEqualTo(State.READY);
        assertThat(byBundle.get(2L).models()).containsExactly("paint-1");
        assertThat(byBundle.get(3L).state()).isEqualTo(State.FAILING);
        assertThat(byBundle.get(3L).detail())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no weights"));
        assertThat(byBundle.get(4L).state()).isEqualTo(State.UNCONFIGURED);
        assertThat(byBundle.get(4L).detail()).contains("music/key");
        assertThat(byBundle.get(5L).detail()).contains("off");
        assertThat(byBundle).hasSize(5);
    }

    @Test
    void aVersionWhoseFirstProbeFailedIsTakenWhenItRecovers() {
        FakeProvider slow = FakeProvider.named("paint").throwing();
        test.bind(slow, "1.0.0", 1);
        assertThat(byBundle().get(1L).id()).isEqualTo("test.bundle");
        slow.now(FakeProvider.named("paint").info());
        assertThat(test.route("paint-1").provider()).isEqualTo("paint");
        assertThat(byBundle().get(1L).state()).isEqualTo(State.READY);
    }

    @Test
    void loadCountsStepsAndFailures() {
        test.bind(FakeProvider.named("paint"), "1.0.0", 1);
        try (Lease lease = test.registry.acquire("paint", Duration.ZERO)) {
            lease.failed();
            assertThat(byBundle().get(1L).load().inFlight()).isEqualTo(1);
        }
        test.registry.acquire("paint", Duration.ZERO).close();
        ProviderStatus.Load load = byBundle().get(1L).load();
        assertThat(load.inFlight()).isZero();
        assertThat(load.calls()).isEqualTo(2);
        assertThat(load.failures()).isEqualTo(1);
    }

    @Test
    void modelsAreThoseOfTheVersionThatAnswers() {
        FakeProvider old = FakeProvider.named("paint");
        BoundProvider bound = test.bind(old, "1.0.0", 1);
        assertThat(test.registry.models()).singleElement().satisfies(model -> {
            assertThat(model.provider()).isEqualTo("paint");
            assertThat(model.model().id()).isEqualTo("paint-1");
            assertThat(model.configured()).isFalse();
            assertThat(model.available()).isTrue();
        });
        old.now(new Readiness.Failing("off"));
        assertThat(test.registry.models()).singleElement().matches(model -> !model.available());
        test.registry.unbind(bound);
        assertThat(test.registry.models()).isEmpty();
    }

    private Map<Long, ProviderStatus> byBundle() {
        return test.registry.providers().stream()
                .collect(Collectors.toMap(ProviderStatus::bundleId, Function.identity()));
    }
}
