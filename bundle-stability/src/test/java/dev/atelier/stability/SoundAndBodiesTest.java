package dev.atelier.stability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Music, and 3D models of pictures. */
class SoundAndBodiesTest {
    private static final Map<String, MediaSource> TONE = Map.of(Inputs.AUDIO, SampleMedia.MP3.source());

    private final StabilityFixture stability = new StabilityFixture();

    @AfterEach
    void stop() {
        stability.close();
    }

    @Test
    void asksForSoundInTheVendorsWords() {
        Artifact sound = stability
                .run(music("stability", Parameters.of("duration_seconds", 30).with("output_format", "wav"), Map.of()))
                .artifacts()
                .get(0);

        assertThat(stability.sent().path()).isEqualTo("/v2beta/audio/stable-audio-2/text-to-audio");
        assertThat(stability.sent().header("accept")).contains("audio/*");
        assertThat(stability.sentForm())
                .containsOnly(
                        Map.entry("prompt", "Rain"),
                        Map.entry("duration", "30"),
                        Map.entry("model", "stable-audio-2.5"),
                        Map.entry("steps", "8"),
                        Map.entry("cfg_scale", "1"),
                        Map.entry("output_format", "wav"));
        assertThat(sound.role()).isEqualTo("audio");
        assertThat(sound.content().type()).hasToString("audio/wav");
    }

    @Test
    void changesSoundWhereSomeIsGiven() {
        stability.run(music("stable-audio-2", Parameters.of("strength", 0.3), TONE));

        assertThat(stability.sent().path()).endsWith("/stable-audio-2/audio-to-audio");
        assertThat(stability.sentForm())
                .containsEntry("audio", "file")
                .containsEntry("strength", "0.3")
                .containsEntry("steps", "50")
                .containsEntry("model", "stable-audio-2");
    }

    @Test
    void fillsAGapInSoundWhereOneIsNamed() {
        stability.run(music("stable-audio-2.5", Parameters.of("mask_start", 10).with("mask_end", 20), TONE));

        assertThat(stability.sent().path()).endsWith("/stable-audio-2/inpaint");
        assertThat(stability.sentForm()).containsEntry("mask_start", "10").containsEntry("mask_end", "20");
    }

    @Test
    void speaksToTheThirdGenerationAtItsOwnAddress() {
        stability.run(music("stable-audio-3", Parameters.of("duration_seconds", 300), Map.of()));

        assertThat(stability.sent().path()).isEqualTo("/v2beta/audio/stable-audio-3/text-to-audio");
        assertThat(stability.sentForm()).doesNotContainKey("model").containsEntry("duration", "300");
    }

    @ParameterizedTest
    @CsvSource({"stable-audio-2.5, steps, 9", "stable-audio-2, steps, 29", "stable-audio-2, duration_seconds, 191"})
    void refusesWhatTheModelRefusesBeforeAnyCall(String model, String name, long value) {
        Failure failure = stability.failure(music(model, Parameters.of(name, value), Map.of()));

        assertThat(failure.field()).contains(name);
        assertThat(stability.fake.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stability, stable-fast-3d", "spar3d, stable-point-aware-3d"})
    void makesABodyOfAPicture(String name, String path) {
        Artifact body = stability
                .run(StabilityFixture.request(
                        Operation.IMAGE_TO_3D,
                        name,
                        Parameters.of("texture_resolution", 512),
                        Map.of(Inputs.IMAGE, SampleMedia.PNG.source())))
                .artifacts()
                .get(0);

        assertThat(stability.sent().path()).isEqualTo("/v2beta/3d/" + path);
        assertThat(stability.sentForm()).containsEntry("texture_resolution", "512");
        assertThat(body.role()).isEqualTo("model");
        assertThat(body.content().type()).hasToString("model/gltf-binary");
    }

    private static MediaRequest music(String model, Parameters options, Map<String, MediaSource> media) {
        return StabilityFixture.request(Operation.MUSIC_GENERATE, model, options.with("prompt", "Rain"), media);
    }
}
