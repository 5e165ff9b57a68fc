package dev.atelier.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedTest {
    private static final int ASKERS = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final HeapCache cache = new HeapCache();
    private final ExecutorService threads = Executors.newFixedThreadPool(ASKERS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Cached cached(Function<List<String>, String> function) {
        return new Cached(cache, "tests", Duration.ofMinutes(1), question -> {
            asked.incrementAndGet();
            return function.apply(question);
        });
    }

    @Test
    void asksOnceForEachQuestion() {
        Cached cached = cached(question -> String.join("+", question) + " grün");

        assertThat(cached.apply(List.of("ab", "c"))).isEqualTo("ab+c grün");
        assertThat(cached.apply(List.of("ab", "c"))).isEqualTo("ab+c grün");
        assertThat(cached.apply(List.of("a", "bc"))).isEqualTo("a+bc grün");
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksAgainWhenTheAnswerIsForgotten() {
        Cached cached = cached(question -> "answer");
        cached.apply(List.of("question"));
        cache.clear("tests");
        cached.apply(List.of("question"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void manyAtOnceAreAnsweredByOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Cached cached = cached(question -> {
            begun.countDown();
            await(end);
            return "answer";
        });
        List<Future<String>> answers = ask(cached, begun);
        end.countDown();

        for (Future<String> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("answer");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFailureIsSharedByThoseWhoWaitAndNotKept() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Cached cached = cached(question -> {
            begun.countDown();
            await(end);
            throw new IllegalStateException("broken " + asked);
        });
        List<Future<String>> answers = ask(cached, begun);
        end.countDown();

        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(failure(answer))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("broken"));
        int before = asked.get();
        assertThatIllegalStateException().isThrownBy(() -> cached.apply(List.of("question")));
        assertThat(asked).hasValue(before + 1);
    }

    private List<Future<String>> ask(Cached cached, CountDownLatch begun) {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            answers.add(threads.submit(() -> cached.apply(List.of("question"))));
        }
        await(begun);
        return answers;
    }

    private static Throwable failure(Future<String> answer) throws Exception {
        try {
            throw new AssertionError("answered " + answer.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
