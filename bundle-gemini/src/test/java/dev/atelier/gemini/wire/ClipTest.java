package dev.atelier.gemini.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.MemorySink;
import dev.atelier.testkit.TestCall;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipTest {
    @Test
    void isAsAskedForWhereTheEntrySaysNothing() {
        Clip clip = clip(
                Set.of(),
                Parameters.of("duration_seconds", 47)
                        .with("aspect_ratio", "1:1")
                        .with("resolution", "best")
                        .with("size", "640x640"));

        assertThat(clip.seconds()).isEqualTo(47);
        assertThat(clip.ratio()).contains("1:1");
        assertThat(clip.resolution()).contains("best");
    }

    @ParameterizedTest
    @CsvSource({
        "seconds:4 seconds:8, 6, 4",
        "seconds:4 seconds:8, 7, 8",
        "seconds:3-15, 9, 9",
        "seconds:3-5 seconds:10-12, 8, 10",
        "seconds:3-5 seconds:10-12, 7, 5",
        "seconds:4 seconds:720p:8, 4, 8",
        "seconds:4 seconds:1080p:8, 4, 4",
        "seconds:1080p:8, 4, 4",
        "seconds:soon seconds:3-soon, 4, 4",
    })
    void hasTheNearestLength(String capabilities, long asked, long made) {
        Clip clip = clip(
                Set.of(capabilities.split(" ")),
                Parameters.of("duration_seconds", asked).with("resolution", "720p"));

        assertThat(clip.seconds()).isEqualTo(made);
    }

    @Test
    void namesASizeThatIsNone() {
        MediaException refused = Objects.requireNonNull(
                catchThrowableOfType(MediaException.class, () -> clip(Set.of(), Parameters.of("size", "large"))));

        assertThat(refused.failure().field()).contains("size");
        assertThat(refused).hasMessage("size must be WIDTHxHEIGHT, but is \"large\"");
    }

    private static Clip clip(Set<String> capabilities, Parameters asked) {
        ModelDescriptor model = new ModelDescriptor(
                "veo-x",
                "Veo X",
                Set.of(),
                Set.of(Operation.VIDEO_GENERATE),
                "veo",
                capabilities,
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        MediaRequest request = MediaRequest.of(
                Operation.VIDEO_GENERATE,
                "veo-x",
                Parameters.of("prompt", "A pier").merge(asked));
        return Clip.of(new TestCall(request, model, new MemorySink()), List.of());
    }
}
