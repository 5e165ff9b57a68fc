package dev.atelier.runtime.job.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.runtime.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final long MEMORY = 8000;

    private final List<CallId> woken = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Places places = new Places(2, MEMORY, woken::add, nanos::get);

    private static Call call(int number, String provider, String... capabilities) {
        String model = provider + "-" + String.join("-", capabilities).replace(':', '-');
        ModelDescriptor descriptor = new ModelDescriptor(
                model,
                model,
                Set.of(),
                Set.of(),
                "fake",
                Set.of(capabilities),
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        Quote quote = new Quote(provider, model, MicroDollars.ZERO, MicroDollars.ZERO, false);
        return new Call(
                Samples.id(number),
                Samples.request(),
                Samples.CALLER,
                CallOptions.DEFAULT,
                provider,
                descriptor,
                quote);
    }

    private Places.Place enter(Call call) {
        return places.enter(call).orElseThrow();
    }

    private boolean isFull(Call call) {
        return places.enter(call).isEmpty();
    }

    @Test
    void aProviderBeginsSoManyCallsAtOnceAndThenTheNextInOrder() {
        Places.Place first = enter(call(1, "far"));
        enter(call(2, "far"));
        assertThat(isFull(call(3, "far"))).isTrue();
        assertThat(isFull(call(4, "far"))).isTrue();
        enter(call(5, "other"));

        first.close();

        assertThat(woken).containsExactly(Samples.id(3));
        assertThat(isFull(call(4, "far"))).isTrue();
        enter(call(3, "far"));
        assertThat(isFull(call(4, "far"))).isTrue();
    }

    @Test
    void aModelMaySayHowManyOfItsCallsRunAtOnce() {
        Places.Place first = enter(call(1, "near", "at_once:1"));
        assertThat(isFull(call(2, "near", "at_once:1"))).isTrue();
        enter(call(3, "near"));

        first.close();

        assertThat(woken).containsExactly(Samples.id(2));
    }

    @Test
    void modelsShareTheMemoryThatThereIs() {
        Places.Place first = enter(call(1, "near", "memory_mb:5000"));
        assertThat(isFull(call(2, "audio", "memory_mb:4000"))).isTrue();
        enter(call(3, "far"));

        first.close();

        assertThat(woken).containsExactly(Samples.id(2));
        enter(call(2, "audio", "memory_mb:4000"));
    }

    @Test
    void whoNeedsMuchIsNotOvertaken() {
        Places.Place first = enter(call(1, "near", "memory_mb:5000"));
        assertThat(isFull(call(2, "near", "memory_mb:6000"))).isTrue();
        assertThat(isFull(call(3, "near", "memory_mb:3000"))).isTrue();

        first.close();

        assertThat(woken).containsExactly(Samples.id(2));
    }

    @Test
    void whoHasNotComeBackIsNotWaitedFor() {
        enter(call(1, "near", "memory_mb:5000"));
        assertThat(isFull(call(2, "near", "memory_mb:6000"))).isTrue();
        nanos.addAndGet(Places.LOOK.multipliedBy(4).toNanos());

        assertThat(isFull(call(3, "near", "memory_mb:3000"))).isFalse();
    }

    @Test
    void aModelThatNeverHasRoomHereIsRefusedWithTheSetting() {
        assertThatThrownBy(() -> places.enter(call(1, "near", "memory_mb:9000")))
                .hasMessageContaining("9000 MB")
                .hasMessageContaining("8000 MB")
                .hasMessageContaining("dev.atelier.runtime.places/memoryMegabytes");
    }
}
