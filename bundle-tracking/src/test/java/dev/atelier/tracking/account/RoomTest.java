package dev.atelier.tracking.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Optional<Refusal> HELD = Optional.of(refusal(true));
    private static final Optional<Refusal> SPENT = Optional.of(refusal(false));

    private final Room room = new Room();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static Refusal refusal(boolean mayPass) {
        return new Refusal(Failure.of(ErrorKind.BUDGET_SPENT, "no room"), mayPass);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoHasRoomOrWillHaveNoneDoesNotWait() {
        assertThat(room.await(1, LONG, Optional::empty)).isEmpty();
        assertThat(room.await(1, LONG, () -> SPENT)).isEqualTo(SPENT);
        assertThat(room.await(1, Duration.ZERO, () -> HELD)).isEqualTo(HELD);
    }

    @Test
    void whoWaitsInVainIsRefused() {
        assertThat(room.await(1, Duration.ofMillis(50), () -> HELD)).isEqualTo(HELD);
    }

    @Test
    void whenRoomIsFreedThoseWhoWaitHaveItOneAfterTheOther() throws Exception {
        AtomicInteger places = new AtomicInteger();
        List<Integer> had = new CopyOnWriteArrayList<>();
        List<Future<Optional<Refusal>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            calls.add(threads.submit(() -> room.await(1, LONG, () -> {
                boolean taken = places.getAndUpdate(free -> Math.max(0, free - 1)) > 0;
                if (taken) {
                    had.add(number);
                }
                return taken ? Optional.empty() : HELD;
            })));
        }
        for (int i = 1; i <= 20; i++) {
            int expected = i;
            places.incrementAndGet();
            room.freed(1);
            await().atMost(30, TimeUnit.SECONDS).until(() -> had.size() == expected);
        }
        for (Future<Optional<Refusal>> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whenAllIsSpentNobodyWaitsOn() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        List<Future<Optional<Refusal>>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(threads.submit(() -> room.await(1, LONG, () -> asked.incrementAndGet() > 5 ? SPENT : HELD)));
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> asked.get() >= 5);
        room.freed(2);
        room.freed(1);
        for (Future<Optional<Refusal>> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(SPENT);
        }
    }

    @Test
    void whatIsFreedElsewhereIsFound() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(room.await(1, LONG, () -> asked.incrementAndGet() < 3 ? HELD : Optional.empty()))
                .isEmpty();
    }

    @Test
    void whoIsInterruptedIsRefused() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Future<Optional<Refusal>> call = threads.submit(() -> room.await(1, LONG, () -> {
            asked.incrementAndGet();
            return HELD;
        }));
        await().atMost(30, TimeUnit.SECONDS).until(() -> asked.get() > 0);
        threads.shutdownNow();

        assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(HELD);
    }
}
