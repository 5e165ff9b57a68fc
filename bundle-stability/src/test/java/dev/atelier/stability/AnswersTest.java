package dev.atelier.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.stability.json.MediaJson;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which the vendor, and servers like it, answer. */
class AnswersTest {
    private static final MediaRequest PICTURE = StabilityFixture.request(
            Operation.IMAGE_GENERATE, "core", Parameters.of("prompt", "A pier").with("seed", 5), Map.of());

    private final StabilityFixture stability = new StabilityFixture();

    @AfterEach
    void stop() {
        stability.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {200, 20_000_000})
    void deliversTheVendorsVeryBytes(long length) {
        stability.fake.resultBytes(length);

        assertThat(picture(stability.run(PICTURE)).digest()).isEqualTo(new PaddedPng(5, length).digest());
    }

    @ParameterizedTest
    @CsvSource({"image, 200", "image, 20000000", "result, 50000"})
    void understandsServersThatAnswerInJsonAllTheSame(String member, long length) {
        stability.fake.resultBytes(length);
        stability.fake.vendor().next(exchange -> exchange.send(MediaJson.of(member, exchange.proper())));

        MediaResult result = stability.run(PICTURE);

        assertThat(picture(result).digest()).isEqualTo(new PaddedPng(5, length).digest());
        assertThat(picture(result).type()).hasToString("image/png");
        assertThat(result.details().integer("seed")).hasValue(5);
    }

    @Test
    void believesServersThatDoNotNameTheType() {
        PaddedPng picture = new PaddedPng(1, 500);
        stability
                .fake
                .vendor()
                .next(Mischief.instead(new VendorAnswer(200, Map.of(), picture.length(), picture::writeTo)));

        assertThat(picture(stability.run(PICTURE)).digest()).isEqualTo(picture.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"image\":\"%%%\",\"finish_reason\":\"SUCCESS\"}",
                "{\"image\":\"iVBORw0KGgo",
                "{\"image\":\"\"}",
                "{\"finish_reason\":\"SUCCESS\"}",
                "{\"id\":\"abc\"}"
            })
    void cannotReadAnAnswerWithoutAFile(String body) {
        stability.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(stability.failure(PICTURE).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
        assertThat(stability.platform.sink().openWriters()).isZero();
    }

    @Test
    void cannotReadAPage() {
        VendorAnswer page = new VendorAnswer(200, Map.of("Content-Type", "text/html"), -1, out -> out.write('<'));
        stability.fake.vendor().next(Mischief.instead(page));

        assertThat(stability.failure(PICTURE).message()).isEqualTo("the answer holds no image/png");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysWhenTheResultIsHiddenAndChargesForIt(boolean json) {
        if (json) {
            stability.fake.vendor().next(exchange -> exchange.send(MediaJson.of("image", exchange.proper())));
        }

        Failure failure = stability.failure(StabilityFixture.request(
                Operation.IMAGE_GENERATE, "ultra", Parameters.of("prompt", "Something filtered"), Map.of()));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.vendorCode()).contains("CONTENT_FILTERED");
        assertThat(failure.charged()).isEqualTo(new MicroDollars(80_000));
    }

    @Test
    void chargesNothingForARefusedPrompt() {
        Failure failure = stability.failure(PICTURE.withParameters(Parameters.of("prompt", "Something forbidden")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.charged()).isEqualTo(MicroDollars.ZERO);
        assertThat(stability.fake.charged()).isZero();
    }

    @Test
    void asksForLongWorkAtTheVendorsPace() {
        StabilityProvider provider = stability.provider();
        TestCall call = stability.platform.call(provider, upscale("A pier"));

        ProviderAnswer.Started begun = (ProviderAnswer.Started) provider.start(call);
        ProviderAnswer.Started stillAtWork = (ProviderAnswer.Started) provider.poll(call, begun.handle());

        assertThat(begun.pollAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(begun.handle().value()).matches("[0-9a-f]{64}");
        assertThat(stillAtWork).isEqualTo(begun);
        assertThat(picture(stability.platform.finish(provider, call, stillAtWork))
                        .length())
                .isEqualTo(50_000);
        assertThat(stability.fake.charged()).isEqualTo(1);
    }

    @Test
    void chargesForLongWorkThatIsHidden() {
        assertThat(stability.failure(upscale("Something filtered")).charged()).isEqualTo(new MicroDollars(600_000));
    }

    @Test
    void givesUpWorkThatAnotherKeyOrdered() {
        stability.fake.accept("sk-other-0123456789");
        StabilityProvider first = stability.provider();
        TestCall call = stability.platform.call(first, upscale("A pier"));
        JobHandle handle = ((ProviderAnswer.Started) first.start(call)).handle();
        StabilityProvider second = stability.provider("sk-other-0123456789");

        MediaException thrown = catchThrowableOfType(MediaException.class, () -> second.poll(call, handle));

        assertThat(Objects.requireNonNull(thrown).kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(thrown.kind().retriable()).isFalse();
    }

    @Test
    void asksAgainWhenAskingFails() {
        StabilityProvider provider = stability.provider();
        TestCall call = stability.platform.call(provider, upscale("A pier"));
        JobHandle handle = ((ProviderAnswer.Started) provider.start(call)).handle();
        stability
                .fake
                .vendor()
                .next(Mischief.instead(VendorAnswer.json(500, "{}").withHeader("x-should-retry", "false")));

        MediaException thrown = catchThrowableOfType(MediaException.class, () -> provider.poll(call, handle));

        assertThat(Objects.requireNonNull(thrown).kind().retriable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"\"}", "{\"id\":\"../../v1/user/balance\"}", "no"})
    void cannotGoOnWithoutAnId(String body) {
        stability.fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(stability.failure(upscale("A pier")).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void staysOutForAMinuteWhenLockedOut() {
        stability
                .fake
                .vendor()
                .next(Mischief.instead(VendorAnswer.json(429, "{\"name\":\"rate_limit_exceeded\"}")
                        .withHeader("x-should-retry", "false")));

        Failure failure = stability.failure(PICTURE);

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
    }

    @Test
    void namesTheDialectsWhereAnEntryNamesAnother() {
        StabilityProvider provider = stability.provider();
        TestCall call = stability.platform.call(provider, PICTURE);
        TestCall strange = new TestCall(
                call.request(),
                stability
                        .platform
                        .catalogueReader()
                        .readModel(
                                "home-made",
                                Parameters.of("dialect", "stable-video").with("operations", List.of("image.generate"))),
                call.sink());

        assertThatThrownBy(() -> provider.start(strange))
                .hasMessageContaining("\"stable-video\"")
                .hasMessageContaining("stable-diffusion, stable-image, stable-image-edit");
    }

    private static MediaRequest upscale(String prompt) {
        return StabilityFixture.request(
                Operation.IMAGE_UPSCALE,
                "stability",
                Parameters.of("mode", "creative").with("prompt", prompt),
                Map.of(Inputs.IMAGE, SampleMedia.PNG.source()));
    }

    private static MediaContent picture(MediaResult result) {
        return result.artifacts().get(0).content();
    }
}
