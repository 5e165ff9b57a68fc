package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Scene;
import dev.atelier.core.operation.VideoGeneration;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.utility.VideoJoiner;
import dev.atelier.runtime.fixture.MemoryOutputs;
import dev.atelier.runtime.fixture.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos of scenes with a provider that makes single clips. */
class TimelineTest {
    @TempDir
    private Path folder;

    private final Words joiner = new Words();

    /** Joins clips whose bytes are words. */
    private static final class Words implements VideoJoiner {
        private Optional<String> missing = Optional.empty();
        private Optional<MediaException> failure = Optional.empty();

        @Override
        public Optional<String> missing() {
            return missing;
        }

        @Override
        public MediaContent join(List<MediaContent> clips, ContentSink sink, BooleanSupplier cancelled) {
            failure.ifPresent(e -> {
                throw e;
            });
            List<String> words = clips.stream().map(TimelineTest::text).toList();
            return sink.store(MediaType.MP4, new ByteArrayInputStream(bytes(String.join(" + ", words))));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(MediaContent content) {
        try {
            return new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private House house() {
        House house = new House(folder);
        house.joining.add(joiner, Map.of());
        house.routing.model = model();
        return house;
    }

    private static ModelDescriptor model() {
        return new ModelDescriptor(
                "clips-1",
                "Clips",
                Set.of(),
                Set.of(Operation.VIDEO_GENERATE),
                "fake",
                Set.of(),
                Parameters.EMPTY,
                List.of(new InputSlot("image", 0, 1, Set.of("image/png"), 10)),
                List.of(new PriceRule(PriceUnit.SECOND, new MicroDollars(100_000), 1, Map.of())),
                LifeCycle.ALWAYS,
                Optional.empty());
    }

    private static MediaRequest scenes(int count) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            scenes.add(new Scene("scene " + i, null, OptionalDouble.of(i)));
        }
        return new VideoGeneration("clips", "all", null, null, List.of(), scenes, Parameters.of("fps", 24)).toRequest();
    }

    private static Submission submit(House house, MediaRequest request) {
        return house.generations.submit(request, Samples.CALLER, CallOptions.DEFAULT);
    }

    private static String prompt(ProviderCall call) {
        return call.request().parameters().requireText("prompt");
    }

    private static ProviderAnswer clip(ProviderCall call) {
        MediaContent video = new MemoryOutputs.Bytes(MediaType.MP4, bytes(prompt(call)));
        return new ProviderAnswer.Finished(
                MediaResult.of(new Artifact("video", video)).withWarning("fps was ignored"));
    }

    private static ProviderAnswer working(ProviderCall call) {
        return new ProviderAnswer.Started(new JobHandle("job of " + prompt(call)), 0.5, Duration.ofSeconds(10));
    }

    /** The vendor works on each clip until it is asked again. */
    private static void makeAtSecondLook(House house) {
        house.provider.start = TimelineTest::working;
        house.provider.poll = (call, handle) -> {
            assertThat(handle.value()).isEqualTo("job of " + prompt(call));
            return clip(call);
        };
    }

    @Test
    void oneClipASceneBecomesOneVideoAtTheSumOfThePrices() {
        House house = house();
        makeAtSecondLook(house);

        Submission submission = submit(house, scenes(3));
        house.pass(Duration.ofSeconds(10));
        house.pass(Duration.ZERO);

        Job job = House.end(submission);
        assertThat(job.failure()).isEmpty();
        assertThat(text(house.outputs.content(
                        job.outcome().orElseThrow().outputs().get(0))))
                .isEqualTo("scene 1 + scene 2 + scene 3");
        assertThat(job.outcome().orElseThrow().cost()).isEqualTo(new MicroDollars(600_000));
        assertThat(job.outcome().orElseThrow().warnings()).containsExactly("fps was ignored");
        assertThat(job.call().quote().high()).isEqualTo(new MicroDollars(600_000));
        assertThat(house.provider.asked).containsExactly("start", "start", "start", "poll", "poll", "poll");
    }

    @Test
    void eachClipIsACallOfItsOwnWithItsSceneAndAllElse() {
        House house = house();
        List<ProviderCall> calls = new ArrayList<>();
        house.provider.start = call -> {
            calls.add(call);
            return clip(call);
        };
        String picture = house.outputs.add(Samples.png());
        List<Scene> scenes = List.of(
                new Scene("one", new MediaSource.Stored(picture), OptionalDouble.empty()),
                new Scene("two", null, OptionalDouble.of(3)));
        MediaRequest request = new VideoGeneration(
                        "clips", "all", null, null, List.of(), scenes, Parameters.of("fps", 24))
                .toRequest();

        Submission submission = submit(house, request);
        house.pass(Duration.ZERO);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(calls.get(0).request().parameters().canonical()).isEqualTo("{\"fps\":24,\"prompt\":\"one\"}");
        assertThat(calls.get(0).inputs("image")).extracting(TimelineTest::text).containsExactly("picture");
        assertThat(calls.get(1).request().parameters().canonical())
                .isEqualTo("{\"duration_seconds\":3,\"fps\":24,\"prompt\":\"two\"}");
        assertThat(calls.get(1).inputs("image")).isEmpty();
        Set<CallId> ids = new TreeSet<>(calls.stream().map(ProviderCall::id).toList());
        assertThat(ids).hasSize(2).doesNotContain(submission.id());
    }

    @Test
    void onlyAFewClipsAreMadeAtTheSameTime() {
        House house = house();
        makeAtSecondLook(house);

        Submission submission = submit(house, scenes(6));

        assertThat(house.provider.asked).hasSize(4).containsOnly("start");
        assertThat(house.job(submission).progress()).isBetween(0.31, 0.32);
        assertThat(house.job(submission).deadline())
                .isEqualTo(house.job(submission).createdAt().plus(Duration.ofMinutes(20)));
        house.pass(Duration.ofSeconds(10));
        assertThat(house.provider.asked).hasSize(10);
        house.pass(Duration.ofSeconds(10));
        house.pass(Duration.ZERO);
        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSceneThatFailsEndsTheOthersAndSaysWhatWasCharged() {
        House house = house();
        house.provider.start = call -> switch (prompt(call)) {
            case "scene 1" -> clip(call);
            case "scene 2" ->
                throw new MediaException(Failure.of(ErrorKind.MODERATED, "too wild")
                        .withProvider("fake")
                        .withCharge(new MicroDollars(5)));
            default -> working(call);
        };

        Job job = House.end(submit(house, scenes(2)));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().message()).isEqualTo("scene 2: too wild");
        assertThat(job.failure().orElseThrow().kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(job.failure().orElseThrow().charged()).isEqualTo(new MicroDollars(100_005));
    }

    @Test
    void aSceneThatFailsLaterHasTheOthersCancelled() {
        House house = house();
        makeAtSecondLook(house);
        house.provider.poll = (call, handle) -> {
            if (prompt(call).equals("scene 2")) {
                throw new MediaException(ErrorKind.MODERATED, "too wild");
            }
            return working(call);
        };

        Submission submission = submit(house, scenes(3));
        house.pass(Duration.ofSeconds(10));

        assertThat(House.end(submission).state()).isEqualTo(JobState.FAILED);
        assertThat(house.provider.asked).contains("cancel job of scene 1", "cancel job of scene 3");
    }

    @Test
    void aCancelledTimelineCancelsAllItsClipsAndOwesThoseThatAreMade() {
        House house = house();
        house.provider.start = call -> prompt(call).equals("scene 1") ? clip(call) : working(call);
        Submission submission = submit(house, scenes(3));

        house.generations.jobs().cancel(submission.id());

        assertThat(House.end(submission).state()).isEqualTo(JobState.CANCELLED);
        assertThat(House.end(submission).failure().orElseThrow().charged()).isEqualTo(new MicroDollars(100_000));
        assertThat(house.provider.asked).contains("cancel job of scene 2", "cancel job of scene 3");
    }

    @Test
    void aClipThatCannotBeAskedAboutDoesNotHoldUpTheOthers() {
        House house = house();
        makeAtSecondLook(house);
        house.provider.poll = (call, handle) -> {
            if (prompt(call).equals("scene 1") && house.provider.asked.size() < 5) {
                throw new MediaException(ErrorKind.UNAVAILABLE, "just now not");
            }
            return clip(call);
        };

        Submission submission = submit(house, scenes(2));
        house.pass(Duration.ofSeconds(10));
        assertThat(house.job(submission).progress()).isGreaterThan(0.47);
        house.pass(Duration.ofSeconds(30));
        house.pass(Duration.ZERO);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aVendorThatHasEnoughToDoIsAskedAgainForTheRest() {
        House house = house();
        makeAtSecondLook(house);
        house.provider.start = call -> {
            if (prompt(call).equals("scene 2") && house.provider.asked.size() < 3) {
                throw new MediaException(ErrorKind.UNAVAILABLE, "one at a time");
            }
            return working(call);
        };

        Submission submission = submit(house, scenes(2));
        house.pass(Duration.ofSeconds(10));
        house.pass(Duration.ofSeconds(10));
        house.pass(Duration.ZERO);

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked).containsExactly("start", "start", "poll", "start", "poll");
    }

    @Test
    void afterARestartNothingThatRunsOrIsMadeIsAskedForAgain() {
        House before = house();
        before.provider.start = call -> prompt(call).equals("scene 1") ? clip(call) : working(call);
        Submission submission = submit(before, scenes(3));
        before.engine.close();

        House after = house();
        after.outputs.assets.putAll(before.outputs.assets);
        makeAtSecondLook(after);
        after.pass(Duration.ofSeconds(10));
        after.pass(Duration.ZERO);

        Job job = after.generations.jobs().find(submission.id()).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(after.provider.asked).containsExactly("poll", "poll");
        assertThat(job.outcome().orElseThrow().cost()).isEqualTo(new MicroDollars(600_000));
    }

    @Test
    void aClipWhoseStartBrokeOffIsLookedForAtTheVendor() {
        House house = house();
        makeAtSecondLook(house);
        house.provider.start = call -> {
            if (prompt(call).equals("scene 2")) {
                throw new MediaException(ErrorKind.OUTCOME_UNKNOWN, "the line broke");
            }
            return working(call);
        };
        house.provider.find = call -> Optional.of(new JobHandle("job of " + prompt(call)));

        Submission submission = submit(house, scenes(2));
        for (int i = 0; i < 4; i++) {
            house.pass(Duration.ofSeconds(10));
        }

        assertThat(House.end(submission).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(house.provider.asked.stream().filter("start"::equals)).hasSize(2);
    }

    @Test
    void aClipThatNobodyCanTellOfIsNotAskedForAgain() {
        House house = house();
        house.provider.start = call -> {
            throw new MediaException(ErrorKind.OUTCOME_UNKNOWN, "the line broke");
        };

        Submission submission = submit(house, scenes(1));
        house.pass(Duration.ofSeconds(1));

        assertThat(House.end(submission).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(house.provider.asked).containsExactly("start", "find");
    }

    @Test
    void whatCannotBeJoinedIsRefusedBeforeAnyCall() {
        House house = house();
        joiner.missing = Optional.of("ffmpeg was not found");

        assertThatThrownBy(() -> submit(house, scenes(2)))
                .hasMessage("a timeline cannot be joined: ffmpeg was not found")
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNCONFIGURED));
        house.joining.remove(joiner);
        assertThatThrownBy(() -> submit(house, scenes(2)))
                .hasMessageStartingWith("a timeline needs a bundle that joins videos");
        assertThat(house.provider.asked).isEmpty();
    }

    @Test
    void clipsThatCannotBeJoinedAreChargedAllTheSame() {
        House house = house();
        house.provider.start = TimelineTest::clip;
        joiner.failure = Optional.of(new MediaException(ErrorKind.INTERNAL, "it broke"));

        Submission submission = submit(house, scenes(2));
        house.pass(Duration.ZERO);

        Failure failure = House.end(submission).failure().orElseThrow();
        assertThat(failure.message()).isEqualTo("it broke");
        assertThat(failure.charged()).isEqualTo(new MicroDollars(300_000));
    }

    @Test
    void aTimelineHasABoundedNumberOfScenes() {
        House house = house();

        assertThatThrownBy(() -> submit(house, scenes(21))).hasMessage("scenes must hold 1..20 scenes, but holds 21");
    }
}
