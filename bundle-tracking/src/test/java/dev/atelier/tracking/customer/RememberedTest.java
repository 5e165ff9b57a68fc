package dev.atelier.tracking.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final Map<String, String> database = new HashMap<>(Map.of("key", "owner"));
    private final AtomicInteger asked = new AtomicInteger();
    private boolean away;
    private final Remembered<String, String> remembered = new Remembered<>(this::ask, nanos::get);

    private String ask(String key) {
        asked.incrementAndGet();
        if (away) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "away");
        }
        return database.getOrDefault(key, "nobody");
    }

    private void passTime() {
        nanos.addAndGet(Remembered.MOMENT.toNanos());
    }

    @Test
    void asksOnceInAMomentAndSeesThenWhatOthersHaveChanged() {
        remembered.get("key");
        database.remove("key");

        assertThat(remembered.get("key")).isEqualTo("owner");
        assertThat(asked).hasValue(1);

        passTime();
        assertThat(remembered.get("key")).isEqualTo("nobody");
    }

    @Test
    void saysWhatItKnewWhileTheDatabaseIsAway() {
        remembered.get("key");
        away = true;
        passTime();

        assertThat(remembered.get("key")).isEqualTo("owner");
        assertThatThrownBy(() -> remembered.get("another")).isInstanceOf(MediaException.class);
    }

    @Test
    void forgetsAtOnceWhatIsChangedHere() {
        remembered.get("key");
        database.put("key", "other");
        remembered.forget("key");

        assertThat(remembered.get("key")).isEqualTo("other");
    }
}
