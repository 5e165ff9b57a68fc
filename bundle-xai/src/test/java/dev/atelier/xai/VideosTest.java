package dev.atelier.xai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideosTest extends XaiTest {
    private static final String BEST = "grok-imagine-video-1.5";
    private static final String OLDER = "grok-imagine-video";

    @Test
    void asksInTheVendorsWords() {
        Parameters options = Parameters.of("duration_seconds", 8).with("generate_audio", false);

        MediaResult result = run(video(OLDER, options));

        assertThat(sent(0))
                .isEqualTo("{\"aspect_ratio\":\"9:16\",\"duration\":8,\"generate_audio\":false,"
                        + "\"model\":\"grok-imagine-video\",\"prompt\":\"A pier\",\"resolution\":\"480p\"}");
        assertThat(result.artifacts())
                .singleElement()
                .satisfies(video -> assertThat(video.role()).isEqualTo("video"));
        assertThat(result.details().number("duration_seconds")).hasValue(8);
        assertThat(result.vendorCost()).contains(new MicroDollars(400_000));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void isAskedAfterAtThePaceOfTheSetting() {
        fake.pollsPerJob(2);
        XaiProvider provider = provider(Map.of("pollInterval", 7));
        TestCall call = platform.call(provider, video(OLDER, Parameters.EMPTY));

        ProviderAnswer.Started begun = (ProviderAnswer.Started) provider.start(call);
        ProviderAnswer.Started silent = (ProviderAnswer.Started) provider.poll(call, begun.handle());
        ProviderAnswer.Started half = (ProviderAnswer.Started) provider.poll(call, silent.handle());

        assertThat(begun.pollAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(begun.handle()).isEqualTo(new JobHandle("1:vid-0"));
        assertThat(silent.progress()).isZero();
        assertThat(half.progress()).isEqualTo(0.5);
        assertThat(provider.poll(call, half.handle())).isInstanceOf(ProviderAnswer.Finished.class);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "5.4, 5", "15, 15", "16, 15", "300, 15"})
    void makesTheNearestDuration(double asked, int made) {
        MediaResult result = run(video(OLDER, Parameters.of("duration_seconds", asked)));

        assertThat(sent(0)).contains("\"duration\":" + made + ",");
        assertThat(result.warnings())
                .isEqualTo(
                        asked == made
                                ? List.of()
                                : List.of("duration_seconds is " + made + ", the nearest that xAI makes"));
    }

    @ParameterizedTest
    @CsvSource({
        "1280x720, 16:9, 720p",
        "1792x1024, 16:9, 1080p",
        "1080x1920, 9:16, 1080p",
        "640x480, 4:3, 480p",
    })
    void putsASizeBeforeRatioAndResolution(String size, String ratio, String resolution) {
        MediaResult result = run(video(BEST, Parameters.of("size", size).with("resolution", "480p")));

        assertThat(result.details().text("aspect_ratio")).contains(ratio);
        assertThat(result.details().text("resolution")).contains(resolution);
    }

    @Test
    void goesFromAFirstFrameToALast() {
        run(asked(
                Operation.VIDEO_GENERATE,
                BEST,
                Parameters.EMPTY,
                new Inputs()
                        .add(Inputs.IMAGE, SampleMedia.PNG.source())
                        .add(Inputs.LAST_FRAME, SampleMedia.JPEG.source())));

        assertThat(sent(0))
                .contains("\"image\":{\"url\":\"data:image/png;base64,")
                .contains("\"last_frame\":{\"url\":\"data:image/jpeg;base64,");
    }

    @Test
    void knowsWhichModelsTakeALastFrame() {
        Failure failure = failure(asked(
                Operation.VIDEO_GENERATE,
                OLDER,
                Parameters.EMPTY,
                new Inputs().add(Inputs.LAST_FRAME, SampleMedia.PNG.source())));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        assertThat(failure.message()).contains("last frame");
        assertThat(fake.vendor().requests()).isEmpty();
    }

    @Test
    void goesByReferencePictures() {
        Inputs references =
                new Inputs().add(Inputs.REFERENCE, List.of(SampleMedia.PNG.source(), SampleMedia.PNG.source()));

        run(asked(Operation.VIDEO_GENERATE, OLDER, Parameters.EMPTY, references));
        Failure large =
                failure(asked(Operation.VIDEO_GENERATE, BEST, Parameters.of("resolution", "1080p"), references));
        Failure both = failure(asked(
                Operation.VIDEO_GENERATE,
                BEST,
                Parameters.EMPTY,
                references.add(Inputs.IMAGE, SampleMedia.PNG.source())));

        assertThat(sent(0)).contains("\"reference_images\":[{\"url\":\"data:image/png;base64,");
        assertThat(large.field()).contains("resolution");
        assertThat(both.field()).contains("reference");
    }

    @Test
    void editsAndExtendsVideos() {
        Inputs clip = new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source());

        run(asked(Operation.VIDEO_EDIT, OLDER, Parameters.EMPTY, clip));
        String edit = sent(0);
        MediaResult longer = run(asked(
                Operation.VIDEO_EDIT,
                OLDER,
                Parameters.of("operation", "extend").with("duration_seconds", 12),
                clip));

        assertThat(fake.vendor().requests())
                .extracting(request -> request.plainPath())
                .contains("/v1/videos/edits", "/v1/videos/extensions");
        assertThat(edit)
                .contains("\"video\":{\"url\":\"data:video/mp4;base64,")
                .doesNotContain("duration", "aspect_ratio", "resolution");
        assertThat(longer.details().number("duration_seconds")).hasValue(10);
        assertThat(longer.warnings()).hasSize(1);
    }

    @Test
    void refusesToEditNothing() {
        assertThat(failure(asked(Operation.VIDEO_EDIT, OLDER, Parameters.EMPTY)).field())
                .contains("video");
    }

    @Test
    void takesNoPictureForAnEdit() {
        Inputs both =
                new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source()).add(Inputs.IMAGE, SampleMedia.PNG.source());

        assertThat(failure(asked(Operation.VIDEO_EDIT, OLDER, Parameters.EMPTY, both))
                        .field())
                .contains("image");
    }

    @Test
    void ignoresWhatTheVendorLacksAndSaysSo() {
        MediaResult result =
                run(video(OLDER, Parameters.of("negative_prompt", "rain").with("fps", 24)));

        assertThat(result.warnings())
                .containsExactly(
                        "negative_prompt is ignored: xAI takes no such parameter",
                        "fps is ignored: xAI takes no such parameter");
    }

    @Test
    void chargesWhatModerationWithheld() {
        Failure failure =
                failure(video(OLDER, Parameters.of("prompt", "A forbidden pier").with("duration_seconds", 4)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.charged()).isEqualTo(new MicroDollars(200_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'status':'failed','error':{'code':'internal','message':'no'}}       | PROVIDER_REJECTED",
                "200 | {'status':'failed','error':{'message':'blocked by content policy'}}  | MODERATED",
                "200 | {'status':'expired'}                                                 | PROVIDER_REJECTED",
                "200 | {'status':'done','video':{'url':''}}                                 | MALFORMED_ANSWER",
                "200 | {}                                                                   | MALFORMED_ANSWER",
                "200 | [                                                                    | MALFORMED_ANSWER",
                "404 | {'error':'No such video'}                                            | PROVIDER_REJECTED",
                "400 | {'code':'x','error':'Incorrect API key provided'}                    | PROVIDER_AUTH",
            })
    void endsAJobThatTheVendorEnded(int status, String body, ErrorKind kind) {
        fake.vendor().next(Mischief.none());
        answer(status, body);

        assertThat(failure(video(OLDER, Parameters.EMPTY)).kind()).isEqualTo(kind);
        assertThat(kind.retriable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'status':'pending','progress':40}", "{'status':'in_review'}"})
    void goesOnAskingWhileTheVendorWorks(String body) {
        fake.pollsPerJob(0);
        fake.vendor().next(Mischief.none());
        answer(200, body);

        assertThat(run(video(OLDER, Parameters.EMPTY)).artifacts()).hasSize(1);
    }

    @Test
    void needsItsInputsNoMoreOnceTheVendorHasThem() {
        fake.pollsPerJob(0);
        Inputs clip = new Inputs().add(Inputs.VIDEO, SampleMedia.MP4.source());
        XaiProvider provider = provider(Map.of());
        TestCall call = platform.call(provider, asked(Operation.VIDEO_EDIT, OLDER, Parameters.EMPTY, clip));
        ProviderAnswer begun = provider.start(call);

        MediaResult result = platform.finish(provider, call.withMedia(Map.of()), begun);

        assertThat(result.artifacts()).hasSize(1);
    }

    @Test
    void takesAnAddressForDone() {
        String clip = fake.resultHosts().get(0).address("/files/1.mp4").toString();
        fake.vendor().next(Mischief.none());
        answer(200, "{'video':{'url':'" + clip + "'}}");

        MediaResult result = run(video(OLDER, Parameters.EMPTY));

        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.details().number("duration_seconds")).hasValue(5);
        assertThat(result.vendorCost()).isEmpty();
    }

    @Test
    void buysOnceWhenTheAnswerIsLost() {
        fake.vendor().next(Mischief.cutAfter());

        assertThat(failure(video(OLDER, Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(fake.charged()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"request_id\":\"../models\"}", "{\"request_id\":7}"})
    void refusesAnAnswerWithoutAnId(String body) {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(failure(video(OLDER, Parameters.EMPTY)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    private static MediaRequest video(String model, Parameters options) {
        return asked(Operation.VIDEO_GENERATE, model, options);
    }
}
