package dev.atelier.stability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures from words, and from a picture. */
class PicturesTest {
    private final StabilityFixture stability = new StabilityFixture();

    @AfterEach
    void stop() {
        stability.close();
    }

    @Test
    void asksInTheVendorsWords() {
        stability.draw(
                "core",
                Parameters.of("prompt", "A pier")
                        .with("negative_prompt", "people")
                        .with("seed", 7)
                        .with("style_preset", "line-art")
                        .with("output_format", "webp")
                        .with("width", 1920)
                        .with("height", 1080));

        assertThat(stability.sent().is("POST", "/v2beta/stable-image/generate/core"))
                .isTrue();
        assertThat(stability.sent().header("authorization")).contains("Bearer " + StabilityFixture.KEY);
        assertThat(stability.sent().header("accept")).contains("image/*");
        assertThat(stability.sentForm())
                .containsOnly(
                        Map.entry("prompt", "A pier"),
                        Map.entry("negative_prompt", "people"),
                        Map.entry("seed", "7"),
                        Map.entry("style_preset", "line-art"),
                        Map.entry("output_format", "webp"),
                        Map.entry("aspect_ratio", "16:9"));
    }

    @ParameterizedTest
    @CsvSource({
        "stability,         stable-image/generate/core,  ",
        "stability-next,    stable-image/generate/core,  ",
        "core,              stable-image/generate/core,  ",
        "ultra,             stable-image/generate/ultra, ",
        "sd-ultra,          stable-image/generate/ultra, ",
        "sd3,               stable-image/generate/sd3,   sd3.5-large",
        "sd,                stable-image/generate/sd3,   sd3.5-large",
        "sdxl,              stable-image/generate/sd3,   sd3.5-large",
        "sd3.5,             stable-image/generate/sd3,   sd3.5-large",
        "sd3.5-medium,      stable-image/generate/sd3,   sd3.5-medium",
        "sd3.5-flash,       stable-image/generate/sd3,   sd3.5-flash",
        "sd3-large-turbo,   stable-image/generate/sd3,   sd3-large-turbo",
    })
    void knowsEachName(String name, String path, String sentAs) {
        stability.draw(name, Parameters.of("prompt", "A pier"));

        assertThat(stability.sent().path()).isEqualTo("/v2beta/" + path);
        assertThat(stability.sentForm().get("model")).isEqualTo(sentAs);
    }

    @Test
    void sendsNamesOfTheFamilyThatAreNotListedAsTheyAre() {
        stability.failure(StabilityFixture.request(
                Operation.IMAGE_GENERATE, "sd3.5-huge", Parameters.of("prompt", "A pier"), Map.of()));

        assertThat(stability.sentForm()).containsEntry("model", "sd3.5-huge");
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1:1,  false",
        "1920, 1080, 16:9, true",
        "1344, 768,  16:9, false",
        "768,  1344, 9:16, false",
        "1000, 700,  3:2,  true",
        "2560, 1080, 21:9, true",
        "256,  256,  1:1,  true",
    })
    void drawsTheNearestShape(int width, int height, String ratio, boolean differs) {
        MediaResult result = stability.draw(
                "ultra", Parameters.of("prompt", "A pier").with("width", width).with("height", height));

        assertThat(stability.sentForm()).containsEntry("aspect_ratio", ratio);
        assertThat(result.details().text("aspect_ratio")).contains(ratio);
        assertThat(result.warnings()).hasSize(differs ? 1 : 0).allMatch(warning -> warning.contains(ratio));
    }

    @Test
    void prefersTheShapeThatIsNamed() {
        MediaResult result =
                stability.draw("sd3.5-large", Parameters.of("prompt", "A pier").with("aspect_ratio", "9:21"));

        assertThat(stability.sentForm()).containsEntry("aspect_ratio", "9:21");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void beginsWithAPictureWhereOneIsGiven() {
        MediaResult result = stability.run(StabilityFixture.request(
                Operation.IMAGE_GENERATE,
                "sd3.5-large",
                Parameters.of("prompt", "A pier").with("cfg_scale", 4.5),
                Map.of(Inputs.IMAGE, SampleMedia.JPEG.source())));

        assertThat(stability.sentForm())
                .containsEntry("mode", "image-to-image")
                .containsEntry("strength", "0.5")
                .containsEntry("cfg_scale", "4.5")
                .containsEntry("image", "file")
                .doesNotContainKey("aspect_ratio");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void refusesAModeThatContradictsThePicture() {
        assertThat(stability
                        .failure(StabilityFixture.request(
                                Operation.IMAGE_GENERATE,
                                "ultra",
                                Parameters.of("prompt", "A pier").with("mode", "image-to-image"),
                                Map.of()))
                        .field())
                .contains("mode");
        assertThat(stability.fake.vendor().requests()).isEmpty();
    }

    @Test
    void warnsOfWhatTheModelDoesNotTake() {
        MediaResult result = stability.draw(
                "core", Parameters.of("prompt", "A pier").with("cfg_scale", 3).with("quality", "high"));

        assertThat(result.warnings())
                .containsExactlyInAnyOrder(
                        "cfg_scale is ignored: stable-image/generate/core does not take it",
                        "quality is ignored: stable-image/generate/core does not take it");
    }

    @Test
    void servesAModelThatConfigurationAdded() {
        StabilityProvider provider = stability.provider();
        ModelDescriptor added = stability
                .platform
                .catalogueReader()
                .readModel(
                        "ultra",
                        Parameters.of("dialect", "stable-image").with("operations", List.of("image.generate")));
        MediaRequest request = StabilityFixture.request(
                Operation.IMAGE_GENERATE,
                "ultra",
                Parameters.of("prompt", "A pier").with("width", 1344).with("height", 768),
                Map.of());

        ProviderAnswer answer = provider.start(new TestCall(request, added, stability.platform.sink()));

        assertThat(answer).isInstanceOf(ProviderAnswer.Finished.class);
        assertThat(stability.sentForm()).containsEntry("aspect_ratio", "16:9");
    }

    @Test
    void tellsTheSeed() {
        MediaResult result =
                stability.draw("core", Parameters.of("prompt", "A pier").with("seed", 4_294_967_294L));

        assertThat(result.artifacts().get(0).facts().integer("seed")).hasValue(4_294_967_294L);
        assertThat(result.artifacts().get(0).role()).isEqualTo("image");
    }

    @Test
    void refusesWhatTheSchemaRefusesBeforeAnyCall() {
        assertThat(stability
                        .failure(StabilityFixture.request(
                                Operation.IMAGE_GENERATE,
                                "sd3.5-large",
                                Parameters.of("prompt", "A pier").with("output_format", "webp"),
                                Map.of()))
                        .message())
                .contains("output_format", "png, jpeg", "webp");
        assertThat(stability.fake.vendor().requests()).isEmpty();
    }
}
