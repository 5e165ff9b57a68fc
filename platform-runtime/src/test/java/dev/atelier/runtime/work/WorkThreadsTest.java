package dev.atelier.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkThreadsTest {
    private record Settings(boolean virtualThreads, int threads, long stopMillis) implements WorkSettings {
        @Override
        public Class<? extends Annotation> annotationType() {
            return WorkSettings.class;
        }
    }

    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void moreTasksThanThreadsWaitAndAllAreDone() {
        WorkThreads work = new WorkThreads(new Settings(false, 3, 5000));
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            work.execute(() -> {
                seen.add(Thread.currentThread());
                done.incrementAndGet();
            });
        }

        work.close();

        assertThat(done).hasValue(100);
        assertThat(seen).hasSizeBetween(1, 3).allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("atelier-work-");
            assertThat(thread.isDaemon()).isTrue();
        });
        await("the threads to end").until(() -> seen.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void manyTasksMayBlockAtOnceWhereTheJvmAllows() {
        WorkThreads work = new WorkThreads(new Settings(true, 1000, 5000));
        CountDownLatch all = new CountDownLatch(500);
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 500; i++) {
            work.execute(() -> {
                all.countDown();
                awaitOf(all);
                done.incrementAndGet();
            });
        }

        await("all tasks to have met").until(() -> done.get() == 500);
        work.close();
    }

    @Test
    void aTaskThatDoesNotEndInTimeIsInterrupted() {
        WorkThreads work = new WorkThreads(new Settings(true, 3, 50));
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        work.execute(() -> {
            begun.countDown();
            awaitOf(new CountDownLatch(1));
            ended.incrementAndGet();
        });
        awaitOf(begun);

        work.close();

        await("the task to end").until(() -> ended.get() == 1);
    }

    @Test
    void afterTheStopATaskIsRefused() {
        WorkThreads work = new WorkThreads(new Settings(true, 3, 50));
        work.close();

        assertThatThrownBy(() -> work.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void virtualThreadsAreUsedExactlyWhereTheJvmHasThem() {
        assertThat(VirtualThreads.executor().isPresent())
                .isEqualTo(Runtime.version().feature() >= 21);
    }
}
