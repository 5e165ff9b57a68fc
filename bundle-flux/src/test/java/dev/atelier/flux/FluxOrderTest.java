package dev.atelier.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vendor is sent for what was asked. */
class FluxOrderTest {
    private static final String PNG = base64(SampleMedia.PNG);
    private static final String JPEG = base64(SampleMedia.JPEG);

    private FluxBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new FluxBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"flux, flux-2-pro", "flux-2, flux-2-pro", "flux-2-pro-2027, flux-2-pro-2027", "flux-dev, flux-dev"})
    void theModelIsThePath(String asked, String path) {
        TestCall call = bench.call(FluxBench.picture(asked, Parameters.EMPTY));
        assertThat(call.model().id()).isEqualTo(path);

        if (!path.endsWith("2027")) {
            bench.run(call.request());
            assertThat(bench.sent()).startsWith("/v1/" + path + " ");
        }
    }

    @Test
    void devTakesWhatTheTableOfProvidersPromises() {
        MediaResult result = bench.run(FluxBench.picture(
                "flux-dev",
                Parameters.of("width", 1000)
                        .with("height", 700)
                        .with("guidance", 2.5)
                        .with("steps", 20)
                        .with("seed", 7)
                        .with("prompt_upsampling", true)
                        .with("safety_tolerance", 1)
                        .with("output_format", "png")));

        assertThat(bench.sent())
                .isEqualTo("/v1/flux-dev {\"guidance\":2.5,\"height\":704,\"output_format\":\"png\","
                        + "\"prompt\":\"A pier\",\"prompt_upsampling\":true,\"safety_tolerance\":1,\"seed\":7,"
                        + "\"steps\":20,\"width\":992}");
        assertThat(result.warnings()).containsExactly("flux-dev does not make 1000x700; the picture has 992x704");
        assertThat(result.artifacts().get(0).facts().integer("width")).hasValue(992);
    }

    @Test
    void whatAModelLacksIsIgnoredWithAWarning() {
        MediaResult result = bench.run(FluxBench.picture(
                "flux-2-pro",
                Parameters.of("guidance", 3)
                        .with("steps", 9)
                        .with("quality", "high")
                        .with("prompt_upsampling", true)));

        assertThat(bench.sent()).doesNotContain("guidance", "steps", "quality", "upsampling");
        assertThat(result.warnings()).hasSize(4).contains("flux-2-pro does not take steps, which is ignored");
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, 1000, 1000, 1008x1008",
        "flux-2-pro, 64, 64, 64x64",
        "flux-2-pro, 2048, 2048, 2048x2048",
        "flux-pro-1.1, 256, 1440, 256x1440",
        "flux-pro-1.1, 1024, 768, 1024x768",
    })
    void sidesGoToTheNearestStep(String model, int width, int height, String made) {
        MediaResult result =
                bench.run(FluxBench.picture(model, Parameters.of("width", width).with("height", height)));

        String[] sides = made.split("x");
        assertThat(bench.sent()).contains("\"height\":" + sides[1] + ",", "\"width\":" + sides[0] + "}");
        assertThat(result.warnings()).hasSize(made.equals(width + "x" + height) ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"flux-dev, 1441, 1024", "flux-dev, 255, 1024", "flux-2-pro, 4096, 2048", "flux-2-pro, 63, 64"})
    void whatIsOutOfRangeIsRefusedBeforeTheVendorIsAsked(String model, int width, int height) {
        assertThat(bench.failure(FluxBench.picture(
                                model, Parameters.of("width", width).with("height", height)))
                        .kind())
                .isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(bench.fake.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "flux-kontext-pro, 1600, 900, 16:9, 0",
        "flux-kontext-pro, 1000, 700, 3:2, 1",
        "flux-ultra, 1024, 1024, 1:1, 0",
        "flux-ultra, 64, 2048, 9:21, 1",
    })
    void modelsOfAspectRatiosGetTheNearest(String model, int width, int height, String ratio, int warnings) {
        MediaResult result =
                bench.run(FluxBench.picture(model, Parameters.of("width", width).with("height", height)));

        assertThat(bench.sent()).contains("\"aspect_ratio\":\"" + ratio + "\"").doesNotContain("width");
        assertThat(result.warnings()).hasSize(warnings);
    }

    @Test
    void anAspectRatioOutrightWinsOverTheSize() {
        bench.run(FluxBench.picture("flux-kontext-pro", Parameters.of("aspect_ratio", "21:9")));

        assertThat(bench.sent()).contains("\"aspect_ratio\":\"21:9\"");
    }

    @ParameterizedTest
    @CsvSource({"flux-2-max", "flux-kontext-max"})
    void severalPicturesAreNumberedAndAnEditKeepsItsShape(String model) {
        bench.run(FluxBench.request(Operation.IMAGE_EDIT, model, Parameters.of("operation", "instruct"), pictures()));

        assertThat(bench.sent())
                .contains("\"input_image\":\"" + PNG + "\"", "\"input_image_2\":\"" + JPEG + "\"")
                .doesNotContain("width", "aspect_ratio", "operation");
    }

    @Test
    void aReferenceBesideThePromptIsAnImagePrompt() {
        bench.run(FluxBench.request(
                Operation.IMAGE_GENERATE,
                "flux-ultra",
                Parameters.of("image_prompt_strength", 0.4),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())));

        assertThat(bench.sent()).contains("\"image_prompt\":\"" + PNG + "\"", "\"image_prompt_strength\":0.4");
    }

    @Test
    void fillsWhatTheMaskLeavesOpen() {
        Inputs inputs =
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source()).add(Inputs.MASK, SampleMedia.JPEG.source());

        bench.run(FluxBench.request(Operation.IMAGE_EDIT, "flux-fill", Parameters.of("operation", "inpaint"), inputs));

        assertThat(bench.sent())
                .startsWith("/v1/flux-pro-1.0-fill ")
                .contains("\"image\":\"" + PNG + "\"", "\"mask\":\"" + JPEG + "\"", "\"guidance\":60,", "\"steps\":50");
    }

    @Test
    void widensAtTheSides() {
        bench.run(FluxBench.request(
                Operation.IMAGE_EDIT,
                "flux-expand",
                Parameters.of("operation", "outpaint").with("left", 256).with("top", 2048),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())));

        assertThat(bench.sent()).contains("\"bottom\":0,", "\"left\":256,", "\"right\":0,", "\"top\":2048");
    }

    @Test
    void anEditNeedsAPicture() {
        assertThat(bench.failure(FluxBench.request(Operation.IMAGE_EDIT, "flux-2-pro", Parameters.EMPTY, new Inputs()))
                        .field())
                .contains("image");
        assertThat(bench.fake.charged()).isZero();
    }

    @Test
    void aModelAddedByConfigurationAloneNamesADialect() {
        TestCall call = added("flux-2");
        bench.fake.vendor().next(Mischief.instead(VendorAnswer.json(404, "{\"detail\":\"Not Found\"}")));

        assertThatThrownBy(() -> bench.platform.run(bench.provider, call)).hasMessage("Not Found");
        assertThat(bench.sent()).isEqualTo("/v1/flux-9 {\"mood\":\"calm\",\"prompt\":\"A pier\"}");
    }

    @Test
    void aDialectThatIsNotSpokenIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> bench.platform.run(bench.provider, added("flux-3d")))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNSUPPORTED_OPERATION))
                .hasMessageContaining("\"flux-3d\"")
                .hasMessageContaining("[flux, flux-ultra, flux-kontext, flux-2, flux-fill, flux-expand, flux-video]");
        assertThat(bench.fake.vendor().requests()).isEmpty();
    }

    private TestCall added(String dialect) {
        return new TestCall(
                FluxBench.picture("flux-9", Parameters.of("mood", "calm")),
                bench.platform
                        .catalogueReader()
                        .readModel(
                                "flux-9",
                                Parameters.of("dialect", dialect).with("operations", List.of("image.generate"))),
                bench.platform.sink());
    }

    private static Inputs pictures() {
        return new Inputs().add(Inputs.IMAGE, List.of(SampleMedia.PNG.source(), SampleMedia.JPEG.source()));
    }

    private static String base64(SampleMedia media) {
        return Base64.getEncoder().encodeToString(media.bytes());
    }
}
