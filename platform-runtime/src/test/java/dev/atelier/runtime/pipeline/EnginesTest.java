package dev.atelier.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final Map<String, Object> MEMORY = Map.of("component.name", "memory");
    private static final Map<String, Object> STORED = Map.of("component.name", "stored", "service.ranking", 100);

    private final JobEngine memory = new NoJobs();
    private final JobEngine stored = new NoJobs();

    private Engines engines(Duration patience) {
        Engines engines = new Engines(new LiveCalls(), Repeats.watching(() -> 0), patience);
        engines.add(memory, MEMORY);
        engines.add(stored, STORED);
        return engines;
    }

    @Test
    void aBetterEngineThatComesBackIsWaitedFor() throws Exception {
        Engines engines = engines(Duration.ofMinutes(1));
        engines.remove(stored);
        CompletableFuture<JobEngine> best = CompletableFuture.supplyAsync(engines::best);
        JobEngine again = new NoJobs();
        engines.add(again, STORED);

        assertThat(best.get(30, TimeUnit.SECONDS)).isSameAs(again);
    }

    @Test
    void oneThatStaysAwayIsDoneWithout() {
        Engines engines = engines(Duration.ofMillis(1));
        engines.remove(stored);

        assertThat(engines.best()).isSameAs(memory);
        assertThat(engines.best()).isSameAs(memory);
    }

    @Test
    void nobodyWaitsForALesserOne() {
        Engines engines = engines(Duration.ofDays(1));
        engines.remove(memory);

        assertThat(engines.best()).isSameAs(stored);
    }

    private static final class NoJobs implements JobEngine {
        @Override
        public void submit(Job job) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Job> find(CallId id) {
            return Optional.empty();
        }

        @Override
        public List<Job> list(JobQuery query) {
            return List.of();
        }

        @Override
        public boolean cancel(CallId id) {
            return false;
        }

        @Override
        public Watch watch(CallId id, Consumer<Job> listener) {
            return () -> {};
        }
    }
}
