package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsTest {
    private static final String OMNI = "gemini-omni-1.2-flash";

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
        bench.start(video(Parameters.of("seed", 7)));

        assertThat(bench.fake().vendor().requests().get(0).path()).isEqualTo("/v1beta/interactions");
        assertThat(bench.sent())
                .isEqualTo("{\"background\":true,\"generation_config\":{\"seed\":7,\"video_config\":"
                        + "{\"task\":\"text_to_video\"}},\"input\":[{\"text\":\"A pier\",\"type\":\"text\"}],"
                        + "\"model\":\"gemini-omni-1.2-flash\",\"response_format\":{\"aspect_ratio\":\"9:16\","
                        + "\"delivery\":\"uri\",\"duration\":\"5s\",\"resolution\":\"720p\",\"type\":\"video\"},"
                        + "\"store\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uri", "inline"})
    void deliversAVideoByAddressOrWithTheAnswer(String delivery) {
        bench.fake().pollsPerJob(3);
        bench.fake().resultBytes(20_000_000);

        MediaResult result = bench.run(video(Parameters.of("delivery", delivery)));

        assertThat(result.artifacts())
                .singleElement()
                .satisfies(video -> assertThat(video.role()).isEqualTo("video"))
                .satisfies(video -> assertThat(video.content().length()).isEqualTo(20_000_000));
        assertThat(bench.fake().resultHosts().get(0).requests()).hasSize(delivery.equals("uri") ? 1 : 0);
        assertThat(result.details())
                .isEqualTo(Parameters.of("duration_seconds", 5)
                        .with("aspect_ratio", "9:16")
                        .with("resolution", "720p")
                        .with("vendor_id", "int1"));
        assertThat(result.units()).containsEntry("input_token", 2L).containsEntry("output_token", 5792L);
        assertThat(result.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"image, image_to_video", "reference, reference_to_video"})
    void startsFromPictures(String role, String task) {
        bench.run(Bench.request(
                Operation.VIDEO_GENERATE,
                OMNI,
                Parameters.of("prompt", "A pier"),
                Map.of(role, List.of(SampleMedia.JPEG))));

        assertThat(bench.sent())
                .contains("\"task\":\"" + task + "\"")
                .contains("{\"data\":\"" + base64(SampleMedia.JPEG)
                        + "\",\"mime_type\":\"image/jpeg\",\"type\":\"image\"}");
    }

    @Test
    void changesAVideoAndLeavesItsShape() {
        MediaResult result = bench.run(Bench.request(
                Operation.VIDEO_EDIT,
                OMNI,
                Parameters.of("prompt", "By night"),
                Map.of(Inputs.VIDEO, List.of(SampleMedia.MP4))));

        assertThat(bench.sent())
                .contains("\"task\":\"edit\"")
                .contains("\"response_format\":{\"delivery\":\"uri\",\"type\":\"video\"}")
                .contains(base64(SampleMedia.MP4));
        assertThat(result.details().names()).containsExactly("vendor_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video.edit", "video.generate"})
    void goesOnFromAnEarlierInteraction(String operation) {
        String earlier = bench.run(video(Parameters.EMPTY)).details().requireText("vendor_id");

        MediaResult result = bench.run(MediaRequest.of(
                new Operation(operation),
                OMNI,
                Parameters.of("prompt", "By night").with("previous_interaction_id", earlier)));

        assertThat(bench.fake().vendor().requests().get(3).body())
                .contains("\"previous_interaction_id\":\"int1\"", "\"task\":\"edit\"");
        assertThat(result.details().text("vendor_id")).contains("int2");
    }

    @Test
    void namesTheVideoThatAnEditLacks() {
        MediaException refused =
                bench.failure(MediaRequest.of(Operation.VIDEO_EDIT, OMNI, Parameters.of("prompt", "By night")));

        assertThat(refused.failure().field()).contains("video");
        assertThat(bench.fake().vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-omni-1.2-flash, 2, 3",
        "gemini-omni-1.2-flash, 12, 12",
        "gemini-omni-1.2-flash, 20, 15",
        "gemini-omni-flash-preview, 12, 10",
    })
    void makesTheNearestLengthAndSaysWhich(String model, long asked, long made) {
        MediaResult result = bench.run(MediaRequest.of(
                Operation.VIDEO_GENERATE,
                model,
                Parameters.of("prompt", "A pier").with("duration_seconds", asked)));

        assertThat(result.details().integer("duration_seconds")).hasValue(made);
        assertThat(result.warnings()).hasSize(asked == made ? 0 : 1);
    }

    @Test
    void ignoresWhatTheModelLacksAndSaysSo() {
        MediaResult result = bench.run(video(Parameters.of("negative_prompt", "rain")
                .with("person_generation", "allow_adult")
                .with("enhance_prompt", true)
                .with("generate_audio", false)
                .with("fps", 24)
                .with("compression_quality", 80)));

        assertThat(result.warnings())
                .hasSize(6)
                .allMatch(warning -> warning.endsWith("is ignored: " + OMNI + " has no such setting"));
    }

    @ParameterizedTest
    @CsvSource({
        "lyria-3.5, mp3, audio/mpeg",
        "lyria-3.5, wav, audio/wav",
        "lyria-3-pro-preview, mp3, audio/mpeg",
        "lyria-3-clip-preview, ogg, audio/ogg",
    })
    void makesMusicAlsoInTheOlderForm(String model, String format, String type) throws IOException {
        MediaResult result = bench.run(music(model, Parameters.of("format", format)));

        Artifact song = result.artifacts().get(0);
        assertThat(song.role()).isEqualTo("audio");
        SampleMedia sample = List.of(SampleMedia.values()).stream()
                .filter(media -> media.type().equals(MediaType.parse(type)))
                .findFirst()
                .orElseThrow();
        assertThat(song.content().open().readNBytes(sample.bytes().length)).isEqualTo(sample.bytes());
    }

    @Test
    void looksAtMusicMoreOftenThanAtVideo() {
        assertThat(bench.start(video(Parameters.EMPTY)).pollAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(bench.start(music("lyria-3.5", Parameters.EMPTY)).pollAfter())
                .isEqualTo(Duration.ofSeconds(3));
    }

    /** As an operator's entry would have it. */
    @Test
    void makesPicturesWhereAnEntryNamesThisDialect() {
        MediaRequest request = MediaRequest.of(
                Operation.IMAGE_GENERATE,
                "gemini-3-pro-image",
                Parameters.of("prompt", "A pier").with("seed", 3));
        ModelDescriptor model = bench.call(video(Parameters.EMPTY)).model();
        ModelDescriptor pictures = new ModelDescriptor(
                "gemini-3-pro-image",
                model.title(),
                model.aliases(),
                model.operations(),
                "interactions",
                Set.of("ratio:1:1", "ratio:16:9", "size:1K", "size:2K"),
                model.schema(),
                model.inputs(),
                model.prices(),
                model.lifeCycle(),
                model.note());
        TestCall call = new TestCall(
                request.withParameters(request.parameters().with("width", 1920).with("height", 1080)),
                pictures,
                bench.sink());

        MediaResult result = bench.finish(call);

        assertThat(bench.sent())
                .contains("\"response_format\":{\"aspect_ratio\":\"16:9\",\"image_size\":\"1K\",\"type\":\"image\"}");
        assertThat(result.artifacts()).extracting(Artifact::role).containsExactly("image");
        assertThat(result.units()).containsEntry("image_output_token", 5792L).containsEntry("output_token", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "forbidden, MODERATED, I cannot make that",
        "unsafe, MODERATED, Blocked for reasons of safety",
        "doomed, PROVIDER_REJECTED, An internal error occurred",
        "unaffordable, PROVIDER_QUOTA, budget",
        "puzzling, PROVIDER_REJECTED, asks back",
        "endless, PROVIDER_REJECTED, stopped",
    })
    void saysHowItEnded(String word, ErrorKind kind, String message) {
        MediaException failed = bench.failure(video(Parameters.of("prompt", "Something " + word)));

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.kind().retriable()).isFalse();
        assertThat(failed).hasMessageContaining(message);
        assertThat(failed.failure().provider()).contains("gemini");
        assertThat(bench.fake().charged()).isZero();
    }

    @Test
    void passesACancellationOn() {
        bench.fake().pollsPerJob(2);
        TestCall call = bench.call(video(Parameters.EMPTY));
        ProviderAnswer.Started started =
                (ProviderAnswer.Started) bench.provider().start(call);

        assertThat(bench.provider().cancel(call, started.handle())).isTrue();

        MediaException ended = Objects.requireNonNull(catchThrowableOfType(
                MediaException.class, () -> bench.provider().poll(call, started.handle())));
        assertThat(ended.kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    void cannotCancelWhatHasEnded() {
        TestCall call = bench.call(video(Parameters.EMPTY));
        ProviderAnswer.Started started =
                (ProviderAnswer.Started) bench.provider().start(call);
        bench.provider().poll(call, started.handle());

        assertThat(bench.provider().cancel(call, started.handle())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"int1\",\"status\":\"dreaming\"}",
                "{\"status\":\"in_progress\"}",
                "{\"id\":\"\",\"status\":\"in_progress\"}",
                "{\"id\":\"int1\",\"status\":\"completed\",\"steps\":[{\"type\":\"model_output\",\"content\":"
                        + "[{\"type\":\"video\",\"uri\":\"no address\"}]}]}",
            })
    void refusesAnAnswerThatMakesNoSense(String body) {
        bench.fake().vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(bench.failure(video(Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    private static String base64(SampleMedia media) {
        return Base64.getEncoder().encodeToString(media.bytes());
    }

    private static MediaRequest music(String model, Parameters parameters) {
        return MediaRequest.of(
                Operation.MUSIC_GENERATE,
                model,
                Parameters.of("prompt", "A shanty").merge(parameters));
    }

    private static MediaRequest video(Parameters parameters) {
        return MediaRequest.of(
                Operation.VIDEO_GENERATE,
                OMNI,
                Parameters.of("prompt", "A pier").merge(parameters));
    }
}
