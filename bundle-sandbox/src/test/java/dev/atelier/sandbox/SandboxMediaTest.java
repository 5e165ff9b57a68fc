package dev.atelier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.runtime.utility.HeaderProbe;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.vendor.SampleMedia;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos, music, and what the sandbox makes of media it is given. */
class SandboxMediaTest {
    private final TestPlatform platform = new TestPlatform();
    private final SandboxProvider provider = platform.provider(SandboxProvider.class, Map.of());

    @AfterEach
    void stop() {
        platform.close();
    }

    private MediaResult make(String operation, Parameters parameters) {
        MediaRequest request = MediaRequest.of(new Operation(operation), "sandbox", parameters);
        return platform.run(provider, platform.call(provider, request));
    }

    private MediaResult makeOf(String operation, String role, SampleMedia sample, Parameters parameters) {
        MediaRequest request = new MediaRequest(
                new Operation(operation), "sandbox", parameters, Map.of(role, List.of(sample.source())));
        return platform.run(provider, platform.call(provider, request));
    }

    private static MediaInfo look(MediaContent content) {
        return new HeaderProbe().probe(content).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"9:16, 360, 640", "16:9, 640, 360"})
    void showsAPictureEachSecond(String shape, int width, int height) {
        MediaResult result = make(
                "video.generate",
                Parameters.of("prompt", "waves").with("duration_seconds", 3).with("aspect_ratio", shape));

        MediaInfo film = look(result.artifacts().get(0).content());
        assertThat(film.type()).isEqualTo(MediaType.MP4);
        assertThat(film.width()).hasValue(width);
        assertThat(film.height()).hasValue(height);
        assertThat(film.duration()).contains(Duration.ofSeconds(3));
        assertThat(film.framesPerSecond()).hasValue(1);
        assertThat(result.units()).containsEntry("second", 3L);
    }

    @Test
    void showsTheSameForTheSameSeed() {
        Parameters asked = Parameters.of("prompt", "waves").with("seed", 4);

        assertThat(make("video.generate", asked).artifacts().get(0).content().digest())
                .isEqualTo(make("video.generate", asked)
                        .artifacts()
                        .get(0)
                        .content()
                        .digest());
    }

    @Test
    void singsAboutAsLongAsItIsAsked() {
        MediaResult result =
                make("music.generate", Parameters.of("prompt", "la la").with("duration_seconds", 4));

        assertThat(look(result.artifacts().get(0).content()).duration().orElseThrow())
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"image.edit", "image.upscale", "image.variation"})
    void drawsInPlaceOfAPicture(String operation) {
        Parameters small = Parameters.of("width", 64).with("height", 64);

        MediaResult result = makeOf(operation, "image", SampleMedia.PNG, small);

        assertThat(look(result.artifacts().get(0).content()).width()).hasValue(64);
    }

    @Test
    void saysWhatItSees() {
        MediaResult result = makeOf("image.analyze", "image", SampleMedia.PNG, Parameters.of("prompt", "what?"));

        assertThat(ChatReply.of(result.details()).text())
                .isEqualTo(
                        "Sandbox sees image/png of " + SampleMedia.PNG.bytes().length + " bytes and is asked: what?");
    }

    @Test
    void saysWhatItHears() {
        MediaResult result = makeOf("speech.transcribe", "audio", SampleMedia.WAV, Parameters.EMPTY);

        Transcript transcript = Transcript.of(result.details());
        assertThat(transcript.text()).startsWith("Sandbox hears audio/wav of ").endsWith("It understands nothing.");
        assertThat(transcript.segments()).hasSize(2);
    }
}
