package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.runtime.fixture.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that a filter answers, beside an engine that stores each job at a price. */
class AnsweredCallsTest {
    @TempDir
    private Path folder;

    private House house;
    private boolean still = true;
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
        bind("cache", 0, call -> new FilterDecision.Answered(kept, () -> still));
        house.generations.bind(storing, Map.of("service.ranking", 100, "component.name", "storing"));
    }

    private void bind(String name, int ranking, Function<Call, FilterDecision> decision) {
        CallFilter filter = new CallFilter() {
            @Override
            public FilterDecision before(Call call) {
                return decision.apply(call);
            }
        };
        house.filters.bind(filter, Map.of("component.name", name, "service.ranking", ranking));
    }

    private Optional<CallId> again(Submission earlier) {
        return house.generations.again(earlier.id());
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

    @Test
    void anAnsweredCallIsMadeAgainTheShortWayAndBooked() {
        Submission first = ask(CallOptions.DEFAULT);
        house.pass(Duration.ofMillis(300));
        CallId again = again(first).orElseThrow();

        assertThat(again).isNotEqualTo(first.id());
        UsageEvent event = house.books.get(house.books.size() - 1);
        assertThat(event.id()).isEqualTo(again);
        assertThat(event.at()).isEqualTo(house.clock.instant());
        assertThat(event.again(first.id(), house.job(first).updatedAt()))
                .as("all else is as of the first")
                .isEqualTo(house.books.get(house.books.size() - 2));
        Job job = house.generations.jobs().find(again).orElseThrow();
        assertThat(job.id()).isEqualTo(again);
        assertThat(job.createdAt()).isEqualTo(house.clock.instant());
        assertThat(job.outcome()).isEqualTo(House.end(first).outcome());
    }

    @Test
    void aCallThatWasNotAnsweredAtOnceIsNotMadeAgain() {
        assertThat(house.generations.again(new CallId("01HZZZZZZZZZZZZZZZZZZZZZZZ")))
                .isEmpty();
    }

    @Test
    void whatCostsSomethingIsNotMadeAgainTheShortWay() {
        Outcome paid = House.end(house.submit()).outcome().orElseThrow();
        Outcome dear = new Outcome(
                paid.provider(),
                paid.model(),
                paid.requestedModel(),
                paid.parameters(),
                paid.outputs(),
                paid.details(),
                new MicroDollars(1),
                true,
                false,
                List.of());
        bind("dear", 10, call -> new FilterDecision.Answered(dear, () -> true));

        assertThat(again(ask(CallOptions.DEFAULT))).isEmpty();
    }

    @Test
    void whatIsNoLongerKeptIsNotGivenAgain() {
        Submission first = ask(CallOptions.DEFAULT);
        still = false;

        assertThat(again(first)).isEmpty();
    }

    @Test
    void whenAnAssetIsDeletedItIsLookedAtAnew() {
        Submission first = ask(CallOptions.DEFAULT);
        house.deletions++;

        assertThat(again(first)).isEmpty();
    }

    @Test
    void aNewFilterIsAsked() {
        Submission first = ask(CallOptions.DEFAULT);
        bind("moderation", 10, call -> FilterDecision.proceed());
        Submission second = ask(CallOptions.DEFAULT);

        assertThat(again(first)).isEmpty();
        assertThat(again(second))
                .as("a filter that lets a call pass wants to see the next")
                .isEmpty();
    }

    @Test
    void aFilterWithNoInterestIsNotAsked() {
        bind("idempotency", 10, call -> FilterDecision.indifferent());

        assertThat(again(ask(CallOptions.DEFAULT))).isPresent();
    }

    @Test
    void whoComesBackOrIsToldIsNotAnsweredTheShortWay() {
        assertThat(again(ask(CallOptions.DEFAULT.withIdempotencyKey("key")))).isEmpty();
        assertThat(again(ask(CallOptions.DEFAULT.withWebhook("https://example.org/told"))))
                .isEmpty();
    }

    @Test
    void afterASecondOneGoesTheLongWayAndTheOthersWaitForItForAnother() {
        Submission first = ask(CallOptions.DEFAULT);
        house.pass(Duration.ofMillis(1_000));

        assertThat(again(first)).isEmpty();
        assertThat(again(first)).isPresent();
        house.pass(Duration.ofMillis(1_000));
        assertThat(again(first)).isEmpty();
        assertThat(again(first)).isEmpty();
    }

    @Test
    void aClockThatIsSetBackEndsIt() {
        Submission first = ask(CallOptions.DEFAULT);
        house.clock.advance(Duration.ofHours(-1));

        assertThat(again(first)).isEmpty();
    }
}
