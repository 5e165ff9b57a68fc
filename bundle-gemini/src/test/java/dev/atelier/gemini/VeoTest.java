package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeoTest {
    private static final String PNG = Base64.getEncoder().encodeToString(SampleMedia.PNG.bytes());

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void asksInTheVendorsWords() {
        bench.start(video(Parameters.of("number_of_videos", 2)
                .with("negative_prompt", "people")
                .with("person_generation", "dont_allow")
                .with("enhance_prompt", false)
                .with("duration_seconds", 6)));

        VendorRequest sent = bench.fake().vendor().requests().get(0);
        assertThat(sent.path()).isEqualTo("/v1beta/models/veo-3.1-fast-generate-preview:predictLongRunning");
        assertThat(sent.header("x-goog-api-key")).contains(Bench.KEY);
        assertThat(sent.body())
                .isEqualTo("{\"instances\":[{\"prompt\":\"A pier\"}],\"parameters\":{\"aspectRatio\":\"9:16\","
                        + "\"durationSeconds\":6,\"enhancePrompt\":false,\"negativePrompt\":\"people\","
                        + "\"personGeneration\":\"dont_allow\",\"resolution\":\"720p\",\"sampleCount\":2}}");
    }

    @Test
    void fetchesTheVideosWithoutGivingTheKeyToTheirHost() {
        bench.fake().pollsPerJob(3);
        bench.fake().resultBytes(100_000);

        MediaResult result = bench.run(video(Parameters.of("number_of_videos", 2)));

        assertThat(result.artifacts())
                .extracting(
                        Artifact::role,
                        video -> video.content().type(),
                        video -> video.content().length())
                .containsOnly(tuple("video", MediaType.MP4, 100_000L))
                .hasSize(2);
        assertThat(bench.fake().resultHosts().get(0).requests())
                .hasSize(2)
                .noneMatch(request -> request.header("x-goog-api-key").isPresent());
        assertThat(result.units()).containsEntry("second", 8L);
        assertThat(result.details().integer("duration_seconds")).hasValue(4);
        assertThat(result.details().text("vendor_id")).contains("models/veo-3.1-fast-generate-preview/operations/op1");
    }

    @Test
    void waitsAsLongAsTheSettingSays() {
        ProviderAnswer.Started started = bench.start(video(Parameters.EMPTY));

        assertThat(started.pollAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void startsAndEndsWithPictures() {
        MediaRequest request = Bench.request(
                Operation.VIDEO_GENERATE,
                "veo-3.1",
                Parameters.of("prompt", "A pier"),
                Map.of(Inputs.IMAGE, List.of(SampleMedia.PNG), Inputs.LAST_FRAME, List.of(SampleMedia.PNG)));

        bench.start(request);

        String picture = "{\"bytesBase64Encoded\":\"" + PNG + "\",\"mimeType\":\"image/png\"}";
        assertThat(bench.sent())
                .startsWith("{\"instances\":[{\"image\":" + picture + ",\"lastFrame\":" + picture
                        + ",\"prompt\":\"A pier\"}]");
    }

    @ParameterizedTest
    @CsvSource({"asset,0", "ASSET,0", "style,1", "STYLE,1"})
    void takesReferencesAsAssetsWhereItKnowsNoStyle(String type, int warnings) {
        MediaResult result = bench.run(references(
                Parameters.of("reference_type", type).with("prompt", "A pier").with("duration_seconds", 8)));

        assertThat(bench.sent()).contains("\"referenceType\":\"asset\"").doesNotContain("style", "STYLE");
        assertThat(result.warnings())
                .hasSize(warnings)
                .allMatch(warning -> warning.startsWith("the reference pictures are used as assets"));
    }

    @Test
    void refusesReferencesBesideFrames() {
        MediaException refused = bench.failure(Bench.request(
                Operation.VIDEO_GENERATE,
                "veo-3.1",
                Parameters.of("prompt", "A pier"),
                Map.of(Inputs.IMAGE, List.of(SampleMedia.PNG), Inputs.REFERENCE, List.of(SampleMedia.JPEG))));

        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(refused.failure().field()).contains("reference");
        assertThat(bench.fake().vendor().requests()).isEmpty();
    }

    @Test
    void refusesALastFrameWithoutAFirst() {
        MediaException refused = bench.failure(Bench.request(
                Operation.VIDEO_GENERATE,
                "veo-3.1",
                Parameters.of("prompt", "A pier"),
                Map.of(Inputs.LAST_FRAME, List.of(SampleMedia.PNG))));

        assertThat(refused.failure().field()).contains("image");
        assertThat(bench.fake().vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "veo-3.1, 5, 720p, 4",
        "veo-3.1, 7, 720p, 6",
        "veo-3.1, 60, 720p, 8",
        "veo-3.1, 1, 720p, 4",
        "veo-3.1, 5, 1080p, 8",
        "veo-3.1, 4, 4k, 8",
        "veo-3.1-lite, 5, 1080p, 8",
        "veo-2, 6, 720p, 6",
        "veo-2, 12, 720p, 8",
    })
    void makesTheNearestLengthAndSaysWhich(String model, long asked, String resolution, long made) {
        MediaResult result = bench.run(MediaRequest.of(
                Operation.VIDEO_GENERATE,
                model,
                Parameters.of("prompt", "A pier")
                        .with("duration_seconds", asked)
                        .with("resolution", resolution)));

        assertThat(result.details().integer("duration_seconds")).hasValue(made);
        assertThat(result.warnings())
                .hasSize(asked == made ? 0 : 1)
                .allMatch(warning -> warning.startsWith("duration_seconds is " + made + ", the nearest to " + asked));
    }

    @ParameterizedTest
    @CsvSource({
        "1280x720, 16:9, 720p, 0",
        "1080x1920, 9:16, 1080p, 0",
        "3840x2160, 16:9, 4k, 0",
        "1792x1024, 16:9, 1080p, 1",
        "720x960, 9:16, 720p, 1",
    })
    void mapsASizeToShapeAndResolution(String size, String ratio, String resolution, int warnings) {
        MediaResult result = bench.run(video(Parameters.of("size", size).with("duration_seconds", 8)));

        assertThat(result.details().text("aspect_ratio")).contains(ratio);
        assertThat(result.details().text("resolution")).contains(resolution);
        assertThat(result.warnings()).hasSize(warnings).allMatch(warning -> warning.contains(size));
    }

    @Test
    void ignoresWhatVeoLacksAndSaysSo() {
        Parameters lacking = Parameters.of("prompt", "A pier")
                .with("duration_seconds", 8)
                .with("fps", 30)
                .with("generate_audio", true)
                .with("compression_quality", "optimized")
                .with("file_extension", "mp4");

        MediaResult result = bench.run(Bench.request(
                Operation.VIDEO_GENERATE, "veo-3.1", lacking, Map.of(Inputs.MASK, List.of(SampleMedia.PNG))));

        assertThat(result.warnings())
                .extracting(warning -> warning.substring(0, warning.indexOf(' ')))
                .containsExactly("fps", "generate_audio", "compression_quality", "mask");
    }

    @Test
    void callsVideosThatWereFilteredModerated() {
        MediaException moderated = bench.failure(video(Parameters.of("prompt", "something forbidden")));

        assertThat(moderated.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(moderated).hasMessageContaining("usage guidelines");
        assertThat(bench.fake().charged()).isZero();
    }

    @Test
    void saysWhichVideosAreMissing() {
        MediaResult result = bench.run(video(Parameters.of("prompt", "something risky")
                .with("number_of_videos", 3)
                .with("duration_seconds", 8)));

        assertThat(result.artifacts()).hasSize(2);
        assertThat(result.units()).containsEntry("second", 16L);
        assertThat(result.warnings()).singleElement().asString().startsWith("1 of the videos asked for are missing");
    }

    @Test
    void endsWhereTheOperationFailed() {
        MediaException failed = bench.failure(video(Parameters.of("prompt", "something doomed")));

        assertThat(failed.kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(failed.failure().vendorCode()).contains("13");
    }

    @ParameterizedTest
    @CsvSource({
        "7, Forbidden, PROVIDER_AUTH",
        "8, Quota exceeded, PROVIDER_QUOTA",
        "3, The prompt violates our Responsible AI practices, MODERATED",
        "14, The service is overloaded, PROVIDER_REJECTED",
    })
    void neverAsksAgainAfterAnOperationsError(int code, String message, ErrorKind kind) {
        ProviderAnswer.Started started = bench.start(video(Parameters.EMPTY));
        bench.fake()
                .vendor()
                .next(Mischief.instead(VendorAnswer.json(
                        200, "{\"done\":true,\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}")));

        MediaException failed = polled(started.handle());

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.kind().retriable()).isFalse();
        assertThat(failed).hasMessageStartingWith(message);
    }

    @Test
    void failsForGoodWhenTheVendorKnowsTheOperationNoMore() {
        assertThat(polled(new JobHandle("models/veo-3.1-generate-preview/operations/op99"))
                        .kind())
                .isEqualTo(ErrorKind.PROVIDER_REJECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"done\":true}", "{\"done\":true,\"response\":{}}"})
    void refusesAnAnswerWithoutVideos(String body) {
        ProviderAnswer.Started started = bench.start(video(Parameters.EMPTY));
        bench.fake().vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(polled(started.handle()).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void refusesAnOperationWithoutAName() {
        bench.fake().vendor().next(Mischief.instead(VendorAnswer.json(200, "{}")));

        assertThat(bench.failure(video(Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void isToBeAskedAgainWhenAVideoCannotBeFetchedYet() {
        ProviderAnswer.Started started = bench.start(video(Parameters.EMPTY));
        bench.fake().resultHosts().get(0).next(Mischief.instead(VendorAnswer.json(503, "{}")));
        bench.fake().resultHosts().get(0).usually(Mischief.instead(VendorAnswer.json(404, "{}")));

        assertThat(polled(started.handle()).kind().retriable()).isTrue();
    }

    private MediaException polled(JobHandle handle) {
        return Objects.requireNonNull(catchThrowableOfType(
                MediaException.class, () -> bench.provider().poll(bench.call(video(Parameters.EMPTY)), handle)));
    }

    private static MediaRequest references(Parameters parameters) {
        return Bench.request(
                Operation.VIDEO_GENERATE,
                "veo-3.1",
                parameters,
                Map.of(Inputs.REFERENCE, List.of(SampleMedia.PNG, SampleMedia.JPEG)));
    }

    private static MediaRequest video(Parameters parameters) {
        return MediaRequest.of(
                Operation.VIDEO_GENERATE,
                "veo-3.1-fast",
                Parameters.of("prompt", "A pier").merge(parameters));
    }
}
