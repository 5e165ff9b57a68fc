package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.runtime.fixture.Samples;
import dev.atelier.runtime.fixture.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayOfARequestTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void build() {
        house = new House(folder);
    }

    @Test
    void aFastProviderAnswersWithoutPolling() {
        house.routing.warnings = List.of("fake-0 is retired; fake-1 answers");

        Job job = House.end(house.submit());

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.providerVersion()).contains("1.2.3");
        Outcome outcome = job.outcome().orElseThrow();
        assertThat(outcome.outputs()).singleElement().satisfies(output -> {
            assertThat(output.asset()).isPresent();
            assertThat(house.generations.content(output).length()).isEqualTo(output.length());
        });
        assertThat(outcome.cost()).isEqualTo(new MicroDollars(42_000));
        assertThat(outcome.priced()).isTrue();
        assertThat(outcome.model()).isEqualTo("fake-1");
        assertThat(outcome.requestedModel()).isEqualTo("fake");
        assertThat(outcome.warnings()).containsExactly("fake-0 is retired; fake-1 answers");
        assertThat(house.provider.asked).containsExactly("start");
        assertThat(house.routing.held).hasValue(0);
    }

    @Test
    void aSlowProviderIsPolledAtItsPaceAndHoldsNoLeaseBetween() {
        house.provider.start = call -> ScriptedProvider.started(SECOND);
        Submission submission = house.submit();

        assertThat(house.job(submission).state()).isEqualTo(JobState.RUNNING);
        assertThat(house.job(submission).progress()).isEqualTo(0.5);
        assertThat(house.routing.held).hasValue(0);
        house.pass(Duration.ofMillis(999));
        assertThat(house.provider.asked).containsExactly("start");
        house.pass(Duration.ofMillis(1));

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked).containsExactly("start", "poll");
    }

    @Test
    void theCallersPaceWinsOverTheProvidersButNotBelowATenthOfASecond() {
        house.provider.start = call -> ScriptedProvider.started(Duration.ofMinutes(1));
        house.submit(CallOptions.DEFAULT.withPolling(Optional.empty(), Optional.of(Duration.ofMillis(1))));

        house.pass(Duration.ofMillis(99));
        assertThat(house.provider.asked).containsExactly("start");
        house.pass(Duration.ofMillis(1));
        assertThat(house.provider.asked).containsExactly("start", "poll");
    }

    @Test
    void eachCallIsBookedOnceWithItsLabelsAndItsCost() {
        house.submit(CallOptions.DEFAULT.withLabels(Map.of("session_id", "s1")));

        assertThat(house.books).singleElement().satisfies(event -> {
            assertThat(event.customerId()).isEqualTo(7);
            assertThat(event.cost()).isEqualTo(new MicroDollars(42_000));
            assertThat(event.outcome()).isEqualTo("succeeded");
            assertThat(event.bytes()).isEqualTo(7);
            assertThat(event.labels()).containsEntry("session_id", "s1");
            assertThat(event.parametersDigest()).hasSize(64);
        });
    }

    @Test
    void partsOfTheResultReachTheirListenerWhichMayFail() {
        List<Partial> heard = new ArrayList<>();
        house.provider.start = call -> {
            call.partials().part(new Partial.Text("one"));
            call.partials().part(new Partial.Text("two"));
            return ScriptedProvider.finished();
        };

        Submission submission =
                house.generations.submit(Samples.request(), Samples.CALLER, CallOptions.DEFAULT, part -> {
                    heard.add(part);
                    throw new IllegalStateException("the client is gone");
                });

        assertThat(heard).containsExactly(new Partial.Text("one"), new Partial.Text("two"));
        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aProviderSeesThatNobodyListens() {
        List<PartialListener> seen = new ArrayList<>();
        house.provider.start = call -> {
            seen.add(call.partials());
            return ScriptedProvider.finished();
        };

        House.end(house.submit(CallOptions.DEFAULT));

        assertThat(seen).containsExactly(PartialListener.NONE);
    }

    @Test
    void whatIsNotKeptIsReleasedOnDemand() {
        Submission submission = house.submit(CallOptions.DEFAULT.withKeep(false));

        assertThat(House.end(submission)
                        .outcome()
                        .orElseThrow()
                        .outputs()
                        .get(0)
                        .asset())
                .isEmpty();
        house.generations.release(submission.id());
        assertThat(house.outputs.released).containsExactly(submission.id());
    }

    @Test
    void aWrongRequestIsRefusedAtOnceAndLeavesNothing() {
        MediaRequest wrong = MediaRequest.of(Operation.IMAGE_GENERATE, "nobody", Parameters.EMPTY);

        assertThatThrownBy(() -> house.generations.submit(wrong, Samples.CALLER, CallOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNKNOWN_MODEL));
        assertThat(house.generations.jobs().list(JobQuery.ALL)).isEmpty();
        assertThat(house.books).isEmpty();
    }

    @Test
    void aQuoteAsksNoProvider() {
        assertThat(house.generations.quote(Samples.request(), Samples.CALLER).high())
                .isEqualTo(new MicroDollars(42_000));
        assertThat(house.provider.asked).isEmpty();
    }

    @Test
    void withoutAnEngineACallIsRefusedAsUnavailable() {
        house.generations.unbind(house.engine);

        assertThatThrownBy(() -> house.submit())
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
}
