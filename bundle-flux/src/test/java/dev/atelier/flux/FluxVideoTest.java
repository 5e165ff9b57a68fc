package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.SampleMedia;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxVideoTest {
    private FluxBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new FluxBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void makesAVideoOfWords() {
        MediaResult result = video(
                Parameters.of("duration_seconds", 8)
                        .with("resolution", "1080p")
                        .with("aspect_ratio", "9:16")
                        .with("generate_audio", true),
                new Inputs());

        assertThat(bench.sent())
                .isEqualTo("/v1/flux-3-video {\"aspect_ratio\":\"9:16\",\"duration\":8,\"generate_audio\":true,"
                        + "\"mode\":\"t2v\",\"prompt\":\"A pier\",\"resolution\":\"fhd\",\"safety_tolerance\":2}");
        Artifact made = result.artifacts().get(0);
        assertThat(made.role()).isEqualTo("video");
        assertThat(made.content().type()).isEqualTo(MediaType.MP4);
        assertThat(result.details().text("resolution")).contains("1080p");
        assertThat(result.details().integer("duration_seconds")).hasValue(8);
    }

    @Test
    void startsAndEndsWithPictures() {
        video(
                Parameters.of("aspect_ratio", "auto"),
                new Inputs()
                        .add(Inputs.IMAGE, SampleMedia.PNG.source())
                        .add(Inputs.LAST_FRAME, SampleMedia.JPEG.source()));

        assertThat(bench.sent())
                .contains("\"mode\":\"i2v\"", "\"keyframes\":[\"iVBOR", ",[5,\"/9j/", "\"aspect_ratio\":\"auto\"");
    }

    @Test
    void goesOnFromAVideo() {
        video(Parameters.EMPTY, new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source()));

        assertThat(bench.sent()).contains("\"mode\":\"v2v\"", "\"start_video\":\"");
    }

    @Test
    void finishesADraft() {
        video(Parameters.of("draft_cache", "c-1"), new Inputs());

        assertThat(bench.sent()).contains("\"mode\":\"draft_enhance\"", "\"draft_cache\":\"c-1\"");
    }

    @ParameterizedTest
    @CsvSource({"4, 5, 1", "5, 5, 0", "7.4, 7, 1", "30, 20, 1"})
    void lastsTheNearestTime(double asked, int made, int warnings) {
        MediaResult result = video(Parameters.of("duration_seconds", asked), new Inputs());

        assertThat(bench.sent()).contains("\"duration\":" + made + ",");
        assertThat(result.warnings()).hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "1280x720, 16:9, hd, 0",
        "1024x1792, 9:16, fhd, 0",
        "900x1200, 3:4, hd, 0",
        "900x1300, 3:4, hd, 1",
        "1080x1080, 1:1, fhd, 0"
    })
    void aSizeIsPutAsShapeAndResolution(String size, String ratio, String resolution, int warnings) {
        MediaResult result = video(Parameters.of("size", size), new Inputs());

        assertThat(bench.sent())
                .contains("\"aspect_ratio\":\"" + ratio + "\"", "\"resolution\":\"" + resolution + "\"");
        assertThat(result.warnings()).hasSize(warnings);
    }

    private MediaResult video(Parameters options, Inputs inputs) {
        return bench.run(FluxBench.request(Operation.VIDEO_GENERATE, "flux", options, inputs));
    }
}
