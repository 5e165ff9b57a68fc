package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that a filter answers, beside an engine that stores each job at a price. */
class AnsweredCallsTest {
    @TempDir
    private Path folder;

    private House house;
    private final Storing storing = new Storing();

    /** Only takes jobs. */
    private static final class Storing implements JobEngine {
        private final List<CallId> stored = new ArrayList<>();

        @Override
        public void submit(Job job) {
            stored.add(job.id());
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

    @BeforeEach
    void build() {
        house = new House(folder);
        Outcome kept = House.end(house.submit()).outcome().orElseThrow().asCached();
        CallFilter answering = new CallFilter() {
            @Override
            public FilterDecision before(Call call) {
                return new FilterDecision.Answered(kept);
            }
        };
        house.filters.bind(answering, Map.of("component.name", "cache"));
        house.generations.bind(storing, Map.of("service.ranking", 100, "component.name", "storing"));
    }

    private Submission ask(CallOptions options) {
        return house.generations.ask(Samples.request(), Samples.CALLER, options);
    }

    @Test
    void whoWaitsIsAnsweredWithoutAStoredJob() {
        Submission submission = ask(CallOptions.DEFAULT);

        assertThat(storing.stored).isEmpty();
        assertThat(House.end(submission).outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.cached()).isTrue());
        assertThat(house.job(submission).outcome()).isPresent();
    }

    @Test
    void whoComesBackFindsAStoredJob() {
        assertThat(storing.stored).isEmpty();
        CallId submitted = house.submit().id();
        CallId withKey = ask(CallOptions.DEFAULT.withIdempotencyKey("key")).id();
        CallId withWebhook =
                ask(CallOptions.DEFAULT.withWebhook("https://example.org/told")).id();

        assertThat(storing.stored).containsExactly(submitted, withKey, withWebhook);
    }
}
