package dev.atelier.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorListTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOON = Instant.parse(TestRegistry.TODAY + "T12:00:00Z");
    private static final String LISTED = """
            {'provider': 'paint', 'models': [
              {'id': 'paint-1', 'operations': ['image.generate'], 'retired_on': '2026-11-01', 'successor': 'paint-2'},
              {'id': 'paint-2', 'operations': ['image.generate']}]}""";

    @TempDir
    Path models;

    private final FakeProvider paint = FakeProvider.named("paint");
    private TestRegistry test;

    @BeforeEach
    void bind() {
        test = new TestRegistry(models);
        test.bind(paint, "1.0.0", 1);
    }

    @Test
    void takesOverWhatTheVendorSays() {
        assertThat(test.route("paint-1").model().id()).isEqualTo("paint-1");

        paint.listing(LISTED);
        test.registry.ask(NOON, DAY);

        assertThat(test.refusal("paint-1").kind()).isEqualTo(ErrorKind.RETIRED_MODEL);
        assertThat(test.route("paint-2").model().id()).isEqualTo("paint-2");
    }

    @Test
    void keepsTheLastListWhenTheVendorDoesNotAnswer() {
        paint.listing(LISTED);
        test.registry.ask(NOON, DAY);
        paint.refusingItsList(new MediaException(ErrorKind.UNAVAILABLE, "down"));

        test.registry.ask(NOON.plus(DAY), DAY);

        assertThat(test.route("paint-2").model().id()).isEqualTo("paint-2");
    }

    @Test
    void asksAgainOnlyWhenTheListIsOld() {
        test.registry.ask(NOON, DAY);
        test.registry.ask(NOON.plus(DAY).minusSeconds(1), DAY);
        assertThat(paint.asked()).isEqualTo(1);

        test.registry.ask(NOON.plus(DAY), DAY);
        assertThat(paint.asked()).isEqualTo(2);
    }

    @Test
    void doesNotAskForAProviderWithoutItsKey() {
        paint.now(new Readiness.Unconfigured("dev.atelier.paint/apiKey"));

        test.registry.ask(NOON, DAY);

        assertThat(paint.asked()).isZero();
    }

    @Test
    void holdsNoVersionThatGoes() {
        paint.listing(LISTED);
        BoundProvider second = test.bind(paint, "2.0.0", 2);
        test.registry.unbind(second);

        second.askForList(NOON, DAY);

        assertThat(paint.asked()).isZero();
        assertThat(second.leases().held()).isZero();
    }
}
