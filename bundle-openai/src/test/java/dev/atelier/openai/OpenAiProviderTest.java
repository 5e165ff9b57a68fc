package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.TestPlatform;
import dev.atelier.testkit.openai.FakeOpenAi;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the platform's own door to a faithful fake. */
class OpenAiProviderTest {
    private static final String KEY = "sk-right-0123456789";

    private final TestPlatform platform = new TestPlatform();
    private FakeOpenAi fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOpenAi(KEY);
    }

    @AfterEach
    void stop() {
        platform.close();
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {200, 50_000, 20_000_000})
    void deliversTheVendorsVeryBytes(long length) {
        fake.pictureBytes(length);

        MediaResult result = generate("gpt-image-2", Parameters.of("n", 2));

        assertThat(result.artifacts())
                .extracting(Artifact::content)
                .extracting(content -> content.digest())
                .containsExactly(fake.picture(0).digest(), fake.picture(1).digest());
    }

    @Test
    void asksInTheVendorsWords() {
        generate(
                "gpt-image-2",
                Parameters.of("quality", "standard")
                        .with("output_format", "jpeg")
                        .with("output_compression", 80)
                        .with("width", 1600)
                        .with("height", 1200));

        VendorRequest sent = fake.vendor().requests().get(0);
        assertThat(sent.header("authorization")).contains("Bearer " + KEY);
        assertThat(sent.header("openai-organization")).contains("org-1");
        assertThat(sent.header("x-team")).contains("studio: 3");
        assertThat(sent.body())
                .isEqualTo("{\"model\":\"gpt-image-2\",\"n\":1,\"output_compression\":80,\"output_format\":\"jpeg\","
                        + "\"prompt\":\"A pier\",\"quality\":\"medium\",\"size\":\"1600x1200\"}");
    }

    @Test
    void tellsTokensSizeAndQuality() {
        MediaResult result =
                generate("gpt-image-1.5", Parameters.of("width", 900).with("height", 1600));

        assertThat(result.units()).containsEntry("image_output_token", 1056L).containsEntry("input_token", 2L);
        assertThat(result.details().text("quality")).contains("medium");
        assertThat(result.artifacts().get(0).facts().integer("height")).hasValue(1536);
        assertThat(result.warnings())
                .containsExactly("gpt-image-1.5 does not make 900x1600; the picture has 1024x1536");
    }

    @Test
    void putsAnInstructionBeforeAPromptThatIsToStayAsItIs() {
        generate("gpt-image-2", Parameters.of("disable_safe_prompt_adjust", true));

        assertThat(fake.vendor().requests().get(0).body())
                .contains("without rewriting it or adding any detail: A pier\"");
    }

    @Test
    void sendsDatedNamesAsTheyAre() {
        MediaResult result = generate("gpt-image-2-2026-04-21", Parameters.EMPTY);

        assertThat(fake.vendor().requests().get(0).body()).contains("\"model\":\"gpt-image-2-2026-04-21\"");
        assertThat(result.artifacts()).hasSize(1);
    }

    @Test
    void fetchesPicturesThatComeByAddressWithoutTheKey() {
        String url = fake.storage().address("/files/4.png?sig=once").toString();
        fake.vendor().next(Mischief.instead(VendorAnswer.json(200, "{\"data\":[{\"url\":\"" + url + "\"}]}")));

        MediaResult result = generate("dall-e-2", Parameters.EMPTY);

        assertThat(result.artifacts().get(0).content().digest())
                .isEqualTo(fake.picture(4).digest());
        assertThat(fake.storage().requests())
                .hasSize(1)
                .allMatch(request -> request.header("authorization").isEmpty());
    }

    @Test
    void waitsAndRepeatsWhenTheVendorIsBusy() {
        fake.vendor().next(busy("0.01"), busy("0.01"));

        MediaResult result = generate("gpt-image-2", Parameters.EMPTY);

        assertThat(result.artifacts()).hasSize(1);
        assertThat(fake.painted()).isEqualTo(1);
    }

    @Test
    void saysWhenToComeBackIfTheVendorStaysBusy() {
        fake.vendor().next(busy("3600"));

        MediaException thrown = failed("gpt-image-2", "x");

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(thrown.failure().retryAfter()).contains(Duration.ofHours(1));
    }

    @Test
    void buysOnceWhenTheAnswerIsLost() {
        fake.vendor().usually(Mischief.cutAfter());

        MediaException thrown = failed("gpt-image-2", "x");

        assertThat(thrown.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(fake.painted()).isEqualTo(1);
    }

    @Test
    void buysOnceWhenTheAnswerBreaksOff() {
        fake.vendor().usually(Mischief.truncated(30_000));

        MediaException thrown = failed("gpt-image-2", "x");

        assertThat(thrown.kind()).isIn(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.MALFORMED_ANSWER);
        assertThat(fake.painted()).isEqualTo(1);
        assertThat(platform.sink().openWriters()).isZero();
    }

    @Test
    void isNotReachedWhereNobodyListens() {
        fake.close();

        assertThat(failed("gpt-image-2", "x").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "\"text\"",
                "{\"data\":[]}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"b64_json\":7}]}",
                "{\"data\":[{\"b64_json\":null,\"url\":\"not an address\"}]}"
            })
    void callsAnswersThatMakeNoSenseMalformed(String body) {
        fake.vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

        assertThat(failed("gpt-image-2", "x").kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
    }

    @Test
    void namesTheSettingWhenTheKeyIsRefusedAndHidesTheKey() {
        OpenAiProvider provider = provider(Map.of("apiKey", "sk-wrong-42"));

        MediaException thrown = catchThrowableOfType(
                MediaException.class,
                () -> platform.run(provider, platform.call(provider, request("gpt-image-2", "x", Parameters.EMPTY))));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.PROVIDER_AUTH);
        assertThat(thrown.getMessage()).contains("dev.atelier.openai/apiKey").doesNotContain("sk-wrong-42");
        assertThat(thrown.failure().vendorCode()).contains("invalid_api_key");
    }

    @Test
    void saysWhatTheVendorSaysOfAModelThatItDoesNotHave() {
        MediaException thrown = failed("gpt-image-99", "x");

        assertThat(thrown.kind()).isEqualTo(ErrorKind.PROVIDER_REJECTED);
        assertThat(thrown.getMessage()).contains("gpt-image-99");
    }

    @Test
    void takesTheDaysOnWhichModelsAreShutFromTheVendorsList() {
        OpenAiProvider provider = provider(Map.of());
        ModelCatalogue own = provider.info().catalogue();

        ModelCatalogue listed = provider.refreshed();

        assertThat(own.model("gpt-image-1-mini").orElseThrow().lifeCycle().retiredOn())
                .isEmpty();
        assertThat(listed.model("gpt-image-1-mini").orElseThrow().lifeCycle().retiredOn())
                .contains(LocalDate.of(2027, 3, 31));
        assertThat(listed.model("gpt-image-2")).isEqualTo(own.model("gpt-image-2"));
        assertThat(listed.model("gpt-image-1").orElseThrow().lifeCycle().successor())
                .contains("gpt-image-2.5-sunburst");
        assertThat(listed.models()).hasSameSizeAs(own.models());
    }

    @Test
    void namesTheDialectsWhereAnEntryHasAnother() {
        OpenAiProvider provider = provider(Map.of());
        TestCall call = platform.call(provider, request("gpt-image-2", "x", Parameters.EMPTY));
        ModelDescriptor strange = platform.catalogueReader()
                .readModel(
                        "some-model",
                        platform.catalogueReader().writeModel(call.model()).with("dialect", "morse"));

        MediaException thrown = catchThrowableOfType(
                MediaException.class, () -> provider.start(new TestCall(call.request(), strange, call.sink())));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION);
        assertThat(thrown.getMessage()).contains("morse", "gpt-image", "dall-e", "sora");
    }

    private static Mischief busy(String seconds) {
        return Mischief.instead(VendorAnswer.json(
                        429,
                        "{\"error\":{\"message\":\"busy\",\"type\":null,"
                                + "\"param\":null,\"code\":\"rate_limit_exceeded\"}}")
                .withHeader("Retry-After", seconds));
    }

    private MediaResult generate(String model, Parameters options) {
        OpenAiProvider provider = provider(Map.of());
        return platform.run(provider, platform.call(provider, request(model, "A pier", options)));
    }

    private MediaException failed(String model, String prompt) {
        OpenAiProvider provider = provider(Map.of());
        return catchThrowableOfType(
                MediaException.class,
                () -> platform.run(provider, platform.call(provider, request(model, prompt, Parameters.EMPTY))));
    }

    private OpenAiProvider provider(Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "apiKey",
                KEY,
                "baseUrl",
                fake.baseUrl() + "/",
                "organization",
                "org-1",
                "extraHeaders",
                List.of("X-Team: studio: 3").toArray(String[]::new)));
        settings.putAll(changed);
        return platform.provider(OpenAiProvider.class, settings);
    }

    private static MediaRequest request(String model, String prompt, Parameters options) {
        return MediaRequest.of(
                Operation.IMAGE_GENERATE, model, Parameters.of("prompt", prompt).merge(options));
    }
}
