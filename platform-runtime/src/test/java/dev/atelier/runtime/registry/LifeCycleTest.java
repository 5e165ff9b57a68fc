package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeCycleTest {
    private static final String CATALOGUE = """
            {'provider': 'paint', 'models': [
              {'id': 'first', 'operations': ['image.generate'], 'retired_on': '2025-01-01', 'successor': 'second'},
              {'id': 'second', 'operations': ['image.generate'], 'retired_on': '2026-11-20', 'successor': 'third'},
              {'id': 'third', 'operations': ['image.generate'], 'deprecated_on': '2026-11-20',
               'retired_on': '2026-11-22', 'successor': 'fourth'},
              {'id': 'fourth', 'operations': ['image.generate']},
              {'id': 'orphan', 'operations': ['image.generate'], 'retired_on': '2025-01-01'},
              {'id': 'ring', 'operations': ['image.generate'], 'retired_on': '2025-01-01', 'successor': 'ring'}]}
            """;

    @TempDir
    private Path models;

    @Test
    void aRetiredModelIsRefusedNamingDayAndSuccessor() {
        MediaException refused = registry(false, true).refusal("first");
        assertThat(refused.kind()).isEqualTo(ErrorKind.RETIRED_MODEL);
        assertThat(refused).hasMessage("model first was retired on 2025-01-01; use second instead");
        assertThat(refused.failure().field()).contains("model");
        assertThat(registry(false, true).refusal("orphan")).hasMessage("model orphan was retired on 2025-01-01");
    }

    @Test
    void anotherAddressThanTheVendorsIsSimplyAsked() {
        assertThat(registry(false, false).route("first").model().id()).isEqualTo("first");
    }

    @Test
    void successorRoutingTakesTheFirstThatIsNotRetiredAndSaysSo() {
        Route route = registry(true, true).route("first");
        assertThat(route.model().id()).isEqualTo("third");
        assertThat(route.request().model()).isEqualTo("first");
        assertThat(route.warnings())
                .containsExactly("model first was retired on 2025-01-01; third answers in its place");
    }

    @Test
    void withoutALivingSuccessorItStaysRefused() {
        TestRegistry test = registry(true, true);
        assertThat(test.refusal("orphan").kind()).isEqualTo(ErrorKind.RETIRED_MODEL);
        assertThat(test.refusal("ring").kind()).isEqualTo(ErrorKind.RETIRED_MODEL);
    }

    @Test
    void aDeprecatedModelAnswersWithAWarningUntilItsDayComes() {
        TestRegistry test = registry(false, true);
        assertThat(test.route("third").warnings())
                .containsExactly("model third is deprecated since 2026-11-20"
                        + " and will be retired on 2026-11-22; use fourth instead");
        assertThat(test.route("fourth").warnings()).isEmpty();
        test.pass(Duration.ofDays(2));
        assertThat(test.refusal("third").kind()).isEqualTo(ErrorKind.RETIRED_MODEL);
    }

    private TestRegistry registry(boolean successorRouting, boolean vendorAddress) {
        TestRegistry test = new TestRegistry(models, successorRouting, Duration.ZERO);
        FakeProvider paint = FakeProvider.of(CATALOGUE);
        test.bind(paint.now(FakeProvider.info(CATALOGUE, Readiness.ready(), vendorAddress)), "1.0.0", 1);
        return test;
    }
}
