package dev.atelier.web.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotTest {
    private final Slot<String> slot = new Slot<>("the thing");

    @Test
    void waitsForAServiceThatComesBack() {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> slot.require(Duration.ofSeconds(30)));
        assertThat(waiting).isNotDone();

        slot.set("here");

        assertThat(waiting.join()).isEqualTo("here");
    }

    @Test
    void saysWhatIsAwayAndWhenToComeBack() {
        assertThatThrownBy(() -> slot.require(Duration.ZERO)).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(e).hasMessageStartingWith("the thing is not in service");
            assertThat(e.failure().retryAfter()).isPresent();
        });
    }

    @Test
    void keepsTheNewcomerWhenTheOldOneGoes() {
        slot.set("old");
        slot.set("new");
        slot.unset("old");

        assertThat(slot.require()).isEqualTo("new");

        slot.unset("new");
        assertThat(slot.get()).isEmpty();
    }
}
