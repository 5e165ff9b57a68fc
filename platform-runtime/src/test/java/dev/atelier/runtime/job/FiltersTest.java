package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiltersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private House house;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void build() {
        house = new House(folder);
    }

    private CallFilter filter(String name, Function<Call, FilterDecision> decision) {
        return new CallFilter() {
            @Override
            public FilterDecision before(Call call) {
                heard.add(name + " before");
                return decision.apply(call);
            }

            @Override
            public void after(Call call, CallEnd end) {
                heard.add(name + " after " + end.getClass().getSimpleName());
            }
        };
    }

    private CallFilter add(String name, int ranking, Function<Call, FilterDecision> decision) {
        CallFilter filter = filter(name, decision);
        house.filters.bind(filter, Map.of("service.ranking", ranking, "component.name", name));
        return filter;
    }

    private void addPassing(String name, int ranking) {
        add(name, ranking, call -> FilterDecision.proceed());
    }

    private static MediaException refusal() {
        return new MediaException(ErrorKind.BUDGET_SPENT, "the budget is spent");
    }

    @Test
    void theHighestRankingComesFirstBeforeAndLastAfter() {
        addPassing("low", 1);
        addPassing("high", 9);

        house.submit();

        assertThat(heard).containsExactly("high before", "low before", "low after Succeeded", "high after Succeeded");
    }

    @Test
    void aRefusalIsToldToThoseThatHadLetTheCallPassAndToNoOther() {
        addPassing("first", 9);
        add("second", 5, call -> {
            throw refusal();
        });
        addPassing("third", 1);

        assertThatThrownBy(() -> house.submit())
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUDGET_SPENT));

        assertThat(heard).containsExactly("first before", "second before", "first after Failed");
        assertThat(house.provider.asked).isEmpty();
        assertThat(house.books).isEmpty();
    }

    @Test
    void aFilterThatFailsIsNeverSkipped() {
        addPassing("first", 9);
        add("broken", 5, call -> {
            throw new IllegalStateException("a defect");
        });

        assertThatThrownBy(() -> house.submit())
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL));
        assertThat(heard).endsWith("first after Failed");
        assertThat(house.provider.asked).isEmpty();
    }

    @Test
    void aFilterThatFailsAfterwardsChangesNothing() {
        house.filters.bind(
                new CallFilter() {
                    @Override
                    public FilterDecision before(Call call) {
                        return FilterDecision.proceed();
                    }

                    @Override
                    public void after(Call call, CallEnd end) {
                        throw new IllegalStateException("a defect");
                    }
                },
                Map.of());

        assertThat(House.end(house.submit()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.books).hasSize(1);
    }

    @Test
    void ofTwoVersionsOfAFilterOnlyTheNewerIsAskedAndItHearsTheEndOfTheOlderOnesCalls() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        CallFilter older = filter("v1", call -> FilterDecision.proceed());
        house.filters.bind(older, Map.of("component.name", "quota", "service.id", 1L));
        Submission submission = house.submit();
        house.filters.bind(
                filter("v2", call -> FilterDecision.proceed()), Map.of("component.name", "quota", "service.id", 2L));
        house.filters.unbind(older);

        house.pass(SECOND);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(heard).containsExactly("v1 before", "v2 after Succeeded");
    }

    @Test
    void aFilterThatCameLaterDoesNotHearOfACallThatItNeverSaw() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        house.submit();
        addPassing("late", 1);

        house.pass(SECOND);

        assertThat(heard).isEmpty();
    }

    @Test
    void anAnswerEndsTheCallAtOnceAndItsJobCanBeFound() {
        addPassing("quota", 9);
        Outcome cached = House.end(house.submit()).outcome().orElseThrow().asCached();
        heard.clear();
        add("cache", 5, call -> new FilterDecision.Answered(cached));
        addPassing("never", 1);

        Submission submission = house.submit();

        assertThat(House.end(submission).outcome()).contains(cached);
        assertThat(house.job(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(heard).containsExactly("quota before", "cache before", "quota after Succeeded");
        assertThat(house.provider.asked).containsExactly("start");
        assertThat(house.books).hasSize(2).last().satisfies(event -> {
            assertThat(event.cached()).isTrue();
            assertThat(event.cost().amount()).isZero();
        });
    }

    @Test
    void theFilterSeesTheCallAsItWillBeServed() {
        add("looking", 1, call -> {
            assertThat(call.provider()).isEqualTo("fake");
            assertThat(call.model().id()).isEqualTo("fake-1");
            assertThat(call.quote().high().amount()).isEqualTo(42_000);
            assertThat(call.id()).isInstanceOf(CallId.class);
            return FilterDecision.proceed();
        });

        assertThat(House.end(house.submit()).state()).isEqualTo(JobState.SUCCEEDED);
    }
}
