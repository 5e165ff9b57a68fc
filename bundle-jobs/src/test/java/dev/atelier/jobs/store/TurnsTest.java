package dev.atelier.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.jobs.SampleJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int MOST = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger writing = new AtomicInteger();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Write write(int number) {
        return new Write(SampleJobs.job(number), "", true);
    }

    /** The first batch waits for the rest to come. */
    private void store(List<Write> batch) {
        assertThat(writing.incrementAndGet()).isOne();
        batches.add(batch.size());
        try {
            assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writing.decrementAndGet();
        batch.forEach(write -> write.done(true));
    }

    private List<Future<Boolean>> writeAll(Turns turns, int count) {
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Write write = write(i);
            results.add(threads.submit(() -> {
                turns.write(write);
                return write.result();
            }));
        }
        return results;
    }

    @Test
    void oneAloneIsWrittenAtOnce() {
        Turns turns = new Turns(MOST, this::store);
        go.countDown();
        Write write = write(1);

        turns.write(write);
        turns.write(write(2));

        assertThat(write.result()).isTrue();
        assertThat(batches).containsExactly(1, 1);
    }

    @Test
    void whatComesMeanwhileIsWrittenTogether() throws Exception {
        Turns turns = new Turns(MOST, this::store);
        List<Future<Boolean>> results = new ArrayList<>(writeAll(turns, 1));
        await().atMost(30, TimeUnit.SECONDS).until(() -> batches.size() == 1);
        results.addAll(writeAll(turns, 25));
        await().atMost(30, TimeUnit.SECONDS).until(() -> turns.waiting() == 25);

        go.countDown();

        for (Future<Boolean> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(batches).containsExactly(1, MOST, MOST, 5);
    }

    @Test
    void whoeverBreaksDownFailsHisBatchAndNobodyElses() throws Exception {
        AtomicInteger count = new AtomicInteger();
        Turns turns = new Turns(MOST, batch -> {
            store(batch.subList(0, 0));
            if (count.getAndIncrement() == 1) {
                throw new IllegalStateException("broken");
            }
            batch.forEach(write -> write.done(true));
        });
        List<Future<Boolean>> results = new ArrayList<>(writeAll(turns, 1));
        await().atMost(30, TimeUnit.SECONDS).until(() -> batches.size() == 1);
        results.addAll(writeAll(turns, MOST + 3));
        await().atMost(30, TimeUnit.SECONDS).until(() -> turns.waiting() == MOST + 3);

        go.countDown();

        int failed = 0;
        for (Future<Boolean> result : results) {
            try {
                assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
            } catch (ExecutionException e) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(MOST);
    }

    @Test
    void aWriteThatNobodyHasEndedHasFailed() {
        Turns turns = new Turns(MOST, batch -> {});
        Write write = write(1);

        turns.write(write);

        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(write::result)
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
    }
}
