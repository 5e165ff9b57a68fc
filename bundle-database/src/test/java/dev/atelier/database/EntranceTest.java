package dev.atelier.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoWaitsInVainIsToldWhy() throws SQLException {
        Entrance entrance = new Entrance(1, Duration.ofMillis(20));
        entrance.enter();

        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(entrance::enter)
                .satisfies(full -> assertThat(SqlFailures.of(full))
                        .hasMessage("the database does not answer: all connections are in use"));

        entrance.leave();
        entrance.enter();
    }

    @Test
    void whoCameFirstGoesFirst() throws Exception {
        Entrance entrance = new Entrance(1, Duration.ofMinutes(1));
        entrance.enter();
        List<Integer> entered = new CopyOnWriteArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            all.add(threads.submit(() -> {
                entrance.enter();
                entered.add(number);
                entrance.leave();
                return true;
            }));
            await().atMost(30, TimeUnit.SECONDS).until(() -> entrance.waiting() == number + 1);
        }

        entrance.leave();

        for (Future<?> each : all) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(entered).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whoIsInterruptedDoesNotEnter() throws SQLException {
        Entrance entrance = new Entrance(1, Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(entrance::enter);

        assertThat(Thread.interrupted()).isTrue();
        entrance.enter();
    }
}
