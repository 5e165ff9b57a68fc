package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideosTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "sora-2,     5,  -,         -,     -,        4,  720x1280",
                "sora-2,     6,  -,         16:9,  720p,     4,  1280x720",
                "sora-2,     7,  -,         9:16,  1080p,    8,  720x1280",
                "sora-2,     60, 1792x1024, 9:16,  720p,     12, 1280x720",
                "sora-2-pro, 12, -,         16:9,  1080p,    12, 1792x1024",
                "sora-2-pro, 8,  -,         9:16,  1080p,    8,  1024x1792",
                "sora-2-pro, 8,  1000x1800, -,     -,        8,  1024x1792",
            })
    void asksForTheNearestLengthAndSize(
            String model, int length, String size, String ratio, String resolution, String seconds, String made) {
        Parameters options = Parameters.of("duration_seconds", length)
                .with("size", size)
                .with("aspect_ratio", ratio)
                .with("resolution", resolution);

        MediaResult result = studio.run(video(model, options));

        assertThat(fields()).containsExactly("prompt=A pier", "model=" + model, "seconds=" + seconds, "size=" + made);
        assertThat(result.details().text("size")).contains(made);
        assertThat(result.details().integer("duration_seconds")).hasValue(Long.parseLong(seconds));
        assertThat(result.units()).containsExactly(Map.entry("second", Long.valueOf(seconds)));
        assertThat(result.warnings().stream().anyMatch(warning -> warning.contains(length + " seconds")))
                .isEqualTo(!String.valueOf(length).equals(seconds));
    }

    @Test
    void leavesOutWhatOtherVendorsHave() {
        Parameters options = Parameters.of("duration_seconds", 4)
                .with("generate_audio", true)
                .with("fps", 24)
                .with("negative_prompt", "rain")
                .with("file_extension", "mp4");

        MediaResult result = studio.run(video("sora-2", options));

        assertThat(fields()).containsExactly("prompt=A pier", "model=sora-2", "seconds=4", "size=720x1280");
        assertThat(result.warnings()).hasSize(3).allMatch(warning -> warning.contains("is ignored"));
    }

    @Test
    void deliversTheVideoAndItsSmallPicture() {
        studio.fake.resultBytes(20_000_000);

        MediaResult result = studio.run(video("sora-2", Parameters.EMPTY));

        assertThat(result.artifacts()).extracting(Artifact::role).containsExactly("video", "thumbnail");
        assertThat(result.artifacts().get(0).content().length()).isEqualTo(20_000_000);
        assertThat(result.artifacts().get(0).content().type()).hasToString("video/mp4");
        assertThat(studio.fake.storage().requests())
                .hasSize(1)
                .allMatch(request -> request.header("authorization").isEmpty());
    }

    @Test
    void doesWithoutTheSmallPicture() {
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.EMPTY));
        ProviderAnswer.Started started = (ProviderAnswer.Started) studio.provider.start(call);
        studio.fake.vendor().next(Mischief.none(), Mischief.none(), Mischief.instead(VendorAnswer.json(404, "{}")));

        MediaResult result = studio.platform.finish(studio.provider, call, started);

        assertThat(result.artifacts()).extracting(Artifact::role).containsExactly("video");
    }

    @Test
    void makesTheFirstFrameAsLargeAsTheVideo() {
        studio.run(new MediaRequest(
                Operation.VIDEO_GENERATE,
                "sora-2",
                Parameters.of("prompt", "A pier").with("aspect_ratio", "16:9"),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source()).toMap()));

        FormPart frame = form().get(4);
        assertThat(frame.name()).isEqualTo("input_reference");
        assertThat(frame.contentType()).contains("image/png");
    }

    @Test
    void remixesAndExtendsWhatItMadeBefore() {
        String first = vendorId(studio.run(video("sora-2", Parameters.EMPTY)));

        MediaResult remix = studio.run(video("sora-2", Parameters.of("remix_of", first)));
        assertThat(submitted()).isEqualTo("/v1/videos/" + first + "/remix {\"prompt\":\"A pier\"}");
        assertThat(remix.units()).containsEntry("second", 4L);

        MediaResult longer =
                studio.run(video("sora-2", Parameters.of("extend_of", first).with("duration_seconds", 15)));
        assertThat(submitted())
                .isEqualTo("/v1/videos/extensions {\"prompt\":\"A pier\",\"seconds\":\"16\",\"video\":{\"id\":\""
                        + first + "\"}}");
        assertThat(longer.details().integer("duration_seconds")).hasValue(20);
        assertThat(longer.units()).containsEntry("second", 16L);
    }

    @Test
    void beginsNewVideosOnlyWithAPicture() {
        Failure failure = studio.failed(new MediaRequest(
                Operation.VIDEO_GENERATE,
                "sora-2",
                Parameters.of("prompt", "A pier").with("remix_of", "video_1"),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source()).toMap()));

        assertThat(failure.field()).contains("image");
    }

    @Test
    void editsAVideoThatIsSent() {
        MediaResult result = studio.run(new MediaRequest(
                Operation.VIDEO_EDIT,
                "sora-2",
                Parameters.of("prompt", "At night"),
                new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source()).toMap()));

        assertThat(form()).extracting(FormPart::name).containsExactly("prompt", "video");
        assertThat(result.artifacts()).isNotEmpty();
    }

    @Test
    void wantsAVideoToEdit() {
        Failure failure =
                studio.failed(MediaRequest.of(Operation.VIDEO_EDIT, "sora-2", Parameters.of("prompt", "At night")));

        assertThat(failure.field()).contains("video");
    }

    @Test
    void keepsTheVendorsPaceAndElseItsOwn() {
        studio.fake.pollsPerJob(3);
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.EMPTY));
        studio.fake.vendor().next(slower("1500"));

        ProviderAnswer.Started begun = (ProviderAnswer.Started) studio.provider.start(call);
        ProviderAnswer.Started later = (ProviderAnswer.Started) studio.provider.poll(call, begun.handle());

        assertThat(begun.pollAfter()).isEqualTo(Duration.ofMillis(1500));
        assertThat(later.pollAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(later.progress()).isBetween(0.01, 0.99);
    }

    @ParameterizedTest
    @CsvSource({
        "moderation_blocked, MODERATED",
        "insufficient_quota, PROVIDER_QUOTA",
        "server_error, PROVIDER_REJECTED",
        "'', PROVIDER_REJECTED"
    })
    void failsForGoodWhenTheVendorsWorkFails(String code, ErrorKind kind) {
        studio.fake
                .vendor()
                .next(Mischief.instead(VendorAnswer.json(
                        200,
                        "{\"id\":\"video_1\",\"status\":\"failed\",\"error\":{\"code\":\"" + code
                                + "\",\"message\":\"No\"}}")));

        Failure failure = studio.failed(video("sora-2", Parameters.EMPTY));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.kind().retriable()).isFalse();
        assertThat(failure.message()).isEqualTo("No");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"id\":\"../x\"}", "{\"id\":\"video_1\",\"status\":\"lost\"}"})
    void callsAnswersThatMakeNoSenseMalformed(String body) {
        studio.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(studio.failed(video("sora-2", Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void findsWhatTheVendorAcceptedAlthoughTheAnswerWasLost() {
        studio.run(video("sora-2", Parameters.of("duration_seconds", 8)));
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.EMPTY));
        studio.fake.vendor().next(Mischief.cutAfter());

        MediaException lost = catchThrowableOfType(MediaException.class, () -> studio.provider.start(call));
        JobHandle found = studio.provider.find(call).orElseThrow();

        assertThat(Objects.requireNonNull(lost).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        MediaResult result = studio.platform.finish(studio.provider, call, studio.provider.poll(call, found));
        assertThat(result.artifacts()).hasSize(2);
        assertThat(studio.fake.charged()).isEqualTo(2);
    }

    @Test
    void findsTheRemixOfTheVideoThatWasNamed() {
        String first = vendorId(studio.run(video("sora-2", Parameters.EMPTY)));
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.of("remix_of", first)));
        assertThat(studio.provider.find(call)).isEmpty();

        studio.provider.start(call);

        assertThat(studio.provider.find(call)).isPresent();
    }

    @Test
    void findsNothingWhereTwoVideosFitOrNone() {
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.EMPTY));
        assertThat(studio.provider.find(call)).isEmpty();

        studio.provider.start(call);
        studio.provider.start(call);

        assertThat(studio.provider.find(call)).isEmpty();
    }

    @Test
    void deletesWhatIsDoneAndCannotStopTheRest() {
        ProviderCall call = studio.platform.call(studio.provider, video("sora-2", Parameters.EMPTY));
        JobHandle handle = ((ProviderAnswer.Started) studio.provider.start(call)).handle();

        assertThat(studio.provider.cancel(call, handle)).isFalse();
        studio.provider.poll(call, handle);
        assertThat(studio.provider.cancel(call, handle)).isTrue();
        assertThat(catchThrowableOfType(MediaException.class, () -> studio.provider.poll(call, handle))
                        .kind())
                .isEqualTo(ErrorKind.PROVIDER_REJECTED);
    }

    private static Mischief slower(String millis) {
        return exchange -> exchange.send(exchange.proper().withHeader("openai-poll-after-ms", millis));
    }

    private static MediaRequest video(String model, Parameters options) {
        return MediaRequest.of(
                Operation.VIDEO_GENERATE,
                model,
                Parameters.of("prompt", "A pier").merge(options));
    }

    private static String vendorId(MediaResult result) {
        return result.details().requireText("vendor_id");
    }

    private VendorRequest lastSubmit() {
        List<VendorRequest> all = studio.fake.vendor().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        return all.get(all.size() - 1);
    }

    private String submitted() {
        return lastSubmit().path() + " " + lastSubmit().body();
    }

    private List<FormPart> form() {
        return lastSubmit().form().orElseThrow();
    }

    private List<String> fields() {
        return form().stream().map(part -> part.name() + "=" + part.text()).toList();
    }
}
