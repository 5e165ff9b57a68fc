package dev.atelier.runtime.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Scene;
import dev.atelier.core.operation.VideoGeneration;
import dev.atelier.core.provider.JobHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a timeline asks for, and how its state is written down. */
class TimelineRequestTest {
    private static final MediaSource PICTURE = new MediaSource.Stored("picture");

    private static MediaRequest request() {
        List<Scene> scenes = List.of(
                new Scene("one", null, OptionalDouble.empty()), new Scene("two", PICTURE, OptionalDouble.of(3)));
        return new VideoGeneration("m", "all", null, null, List.of(), scenes, Parameters.of("fps", 24)).toRequest();
    }

    /** Rules of a model whose clips last four seconds unless they say. */
    private static MediaRequest rules(MediaRequest clip) {
        Parameters given = clip.parameters();
        return clip.withParameters(
                Parameters.of("duration_seconds", 4).with("seed", 1).merge(given));
    }

    @Test
    void isCompletedSceneByScene() {
        MediaRequest complete = Timeline.complete(request(), TimelineRequestTest::rules);

        assertThat(complete.parameters().canonical())
                .isEqualTo("{\"duration_seconds\":7,\"fps\":24,\"prompt\":\"all\",\"scenes\":["
                        + "{\"duration_seconds\":4,\"has_image\":false,\"prompt\":\"one\"},"
                        + "{\"duration_seconds\":3,\"has_image\":true,\"prompt\":\"two\"}],\"seed\":1}");
        assertThat(complete.inputs()).isEqualTo(Map.of("scene", List.of(PICTURE)));
        assertThat(Timeline.complete(complete, TimelineRequestTest::rules)).isEqualTo(complete);
    }

    @Test
    void asksForEachClipWhatIsItsOwn() {
        List<MediaRequest> clips = Timeline.clips(Timeline.complete(request(), TimelineRequestTest::rules));

        assertThat(clips.get(0).parameters().canonical())
                .isEqualTo("{\"duration_seconds\":4,\"fps\":24,\"prompt\":\"one\",\"seed\":1}");
        assertThat(clips.get(0).inputs()).isEmpty();
        assertThat(clips.get(1).inputs()).isEqualTo(Map.of("image", List.of(PICTURE)));
    }

    @ParameterizedTest
    @CsvSource({
        "duration_seconds, scenes[1].duration_seconds, scenes[1].duration_seconds is too long",
        "image, scenes[1].image_url, scenes[1].image_url is too long",
        "fps, fps, fps is too long",
    })
    void namesTheSceneThatIsWrong(String field, String named, String message) {
        assertThatThrownBy(() -> Timeline.complete(request(), clip -> {
                    if (clip.parameters().requireText("prompt").equals("two")) {
                        throw MediaException.invalid(field, "is too long");
                    }
                    return clip;
                }))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.failure().field()).contains(named));
    }

    @Test
    void itsHandleSaysAllOfIt() {
        Reel reel = Reel.fresh(4)
                .with(0, new Clip.Made("01KAGZ8W2M0000000000000001", new MicroDollars(5), true))
                .with(1, new Clip.Running(new JobHandle("{\"id\":\"a\"}")))
                .with(2, new Clip.Asking())
                .warned(List.of("fps is ignored", "fps is ignored"));

        assertThat(Reel.of(reel.handle())).isEqualTo(reel);
        assertThat(reel.warnings()).containsExactly("fps is ignored");
        assertThat(reel.spent()).isEqualTo(new MicroDollars(5));
    }

    @Test
    void twentyScenesFitIntoAHandle() {
        Clip made = new Clip.Made("01KAGZ8W2M0000000000000001", new MicroDollars(9_999_999_999L), false);
        Clip running = new Clip.Running(new JobHandle("x".repeat(250)));
        List<Clip> clips = new ArrayList<>(Collections.nCopies(16, made));
        clips.addAll(Collections.nCopies(4, running));
        Reel reel = new Reel(clips, Set.of()).warned(List.of("w".repeat(400), "v".repeat(400)));

        assertThat(Reel.of(reel.handle())).isEqualTo(reel);
        assertThat(reel.warnings()).hasSize(1);
    }

    @Test
    void saysThatHandlesAreTooLong() {
        Clip running = new Clip.Running(new JobHandle("x".repeat(2000)));

        assertThatThrownBy(() -> new Reel(Collections.nCopies(3, running), Set.of()).handle())
                .hasMessage("the provider's handles are too long for a timeline");
    }
}
