package dev.atelier.stability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of edit and each mode of upscaling at the endpoint that does it. */
class EditsTest {
    private final StabilityFixture stability = new StabilityFixture();

    @AfterEach
    void stop() {
        stability.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instruct           | 1 | prompt=A hat               | control/structure",
                "inpaint            | 1 | prompt=A hat               | edit/inpaint",
                "outpaint           | 1 | left=200                   | edit/outpaint",
                "erase              | 1 | grow_mask=20               | edit/erase",
                "search-and-replace | 1 | prompt=A hat;search_prompt=A cap | edit/search-and-replace",
                "search-and-recolor | 1 | prompt=Red;select_prompt=A cap  | edit/search-and-recolor",
                "remove-background  | 1 | output_format=webp         | edit/remove-background",
                "relight            | 2 | light_source_direction=left | edit/replace-background-and-relight",
                "sketch             | 1 | prompt=A hat               | control/sketch",
                "structure          | 1 | prompt=A hat               | control/structure",
                "style              | 1 | prompt=A hat;aspect_ratio=3:2 | control/style",
                "style-transfer     | 2 | style_strength=1           | control/style-transfer",
            })
    void isDoneAtItsEndpoint(String kind, int images, String given, String path) {
        MediaResult result = stability.run(edit(kind, images, given));

        assertThat(stability.sent().path()).isEqualTo("/v2beta/stable-image/" + path);
        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.warnings()).hasSize(kind.equals("instruct") ? 1 : 0);
    }

    @Test
    void followsAnInstructionWithinAMask() {
        MediaRequest request =
                StabilityFixture.request(Operation.IMAGE_EDIT, "stability", Parameters.of("prompt", "A hat"), masked());

        MediaResult result = stability.run(request);

        assertThat(stability.sent().path()).endsWith("/edit/inpaint");
        assertThat(stability.sentForm()).containsEntry("image", "file").containsEntry("mask", "file");
        assertThat(result.warnings())
                .containsExactly("Stability AI follows no instructions; this was done by stable-image/edit/inpaint");
    }

    @Test
    void relightsInTheVendorsWords() {
        MediaResult result = stability.run(edit("relight", 3, "prompt=A pier at night;light_source_strength=0.4"));

        assertThat(stability.sentForm())
                .containsEntry("subject_image", "file")
                .containsEntry("background_reference", "file")
                .containsEntry("light_reference", "file")
                .containsEntry("background_prompt", "A pier at night")
                .containsEntry("light_source_strength", "0.4");
        assertThat(result.artifacts().get(0).content().type().subtype()).isEqualTo("png");
    }

    @Test
    void namesOurFieldsWhereTheVendorMissesOneOfIts() {
        Failure failure = stability.failure(edit("relight", 1, "light_source_direction=left"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.field()).contains("prompt");
        assertThat(failure.message()).isEqualTo("background_prompt: is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inpaint            | style_preset=anime  | prompt is required",
                "search-and-replace | prompt=A hat        | search_prompt is required",
                "search-and-recolor | prompt=A hat        | select_prompt is required",
                "outpaint           | prompt=A hat        | left is required",
                "erase              | grow_mask=21        | grow_mask must be between 0 and 20, but is 21",
                "inpaint            | prompt=x;grow_mask=101 | grow_mask must be between 0 and 100, but is 101",
                "remove-background  | output_format=jpeg  | output_format must be one of png, webp, but is \"jpeg\"",
                "paint              | prompt=A hat        | operation must be one of",
            })
    void refusesWhatTheKindRefusesBeforeAnyCall(String kind, String given, String message) {
        Failure failure = stability.failure(edit(kind, 1, given));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.message()).startsWith(message);
        assertThat(stability.fake.vendor().requests()).isEmpty();
    }

    @Test
    void doesNotDropAPictureInSilence() {
        Failure failure = stability.failure(edit("style-transfer", 3, "style_strength=1"));

        assertThat(failure.message()).isEqualTo("image holds 3, but stable-image/control/style-transfer takes 2");
    }

    @Test
    void doesNotDropAMaskInSilence() {
        Failure failure = stability.failure(StabilityFixture.request(
                Operation.IMAGE_EDIT, "stability", Parameters.of("operation", "remove-background"), masked()));

        assertThat(failure.field()).contains("mask");
        assertThat(stability.fake.vendor().requests()).isEmpty();
    }

    @Test
    void warnsOfParametersOfOtherKinds() {
        MediaResult result = stability.run(edit("erase", 1, "width=512;fidelity=0.5"));

        assertThat(result.warnings())
                .containsExactlyInAnyOrder(
                        "width is ignored: stable-image/edit/erase does not take it",
                        "fidelity is ignored: stable-image/edit/erase does not take it");
    }

    @Test
    void givesAStyledPictureTheShapeThatWasAskedFor() {
        stability.run(edit("style", 1, "prompt=A hat;width=1344;height=768"));

        assertThat(stability.sentForm()).containsEntry("aspect_ratio", "16:9");
    }

    @ParameterizedTest
    @CsvSource({"fast, 20000", "conservative, 400000", "creative, 600000"})
    void upscalesInEachMode(String mode, long price) {
        Parameters asked = Parameters.of("mode", mode).with("prompt", "A pier");
        StabilityProvider provider = stability.provider();

        MediaResult result = stability.run(StabilityFixture.request(
                Operation.IMAGE_UPSCALE, "stability", asked, Map.of(Inputs.IMAGE, SampleMedia.PNG.source())));

        assertThat(stability.sent().path()).endsWith("/upscale/" + mode);
        assertThat(result.warnings()).hasSize(mode.equals("fast") ? 1 : 0);
        assertThat(provider.info().catalogue().model("stability-upscale").orElseThrow().prices().stream()
                        .filter(rule -> rule.applies(asked))
                        .map(rule -> rule.price().amount()))
                .containsExactly(price);
    }

    private static Map<String, MediaSource> masked() {
        return Map.of(Inputs.IMAGE, SampleMedia.PNG.source(), Inputs.MASK, SampleMedia.WEBP.source());
    }

    private static MediaRequest edit(String kind, int images, String given) {
        Parameters parameters = Parameters.of("operation", kind);
        for (String pair : given.split(";")) {
            String[] parts = pair.split("=");
            parameters = parameters.with(parts[0], value(parts[1]));
        }
        Map<String, List<MediaSource>> inputs = new LinkedHashMap<>();
        inputs.put(Inputs.IMAGE, Collections.nCopies(images, SampleMedia.PNG.source()));
        return new MediaRequest(Operation.IMAGE_EDIT, "stability", parameters, inputs);
    }

    private static Object value(String text) {
        if (text.matches("\\d+")) {
            return Long.valueOf(text);
        }
        return text.matches("\\d+\\.\\d+") ? Double.valueOf(text) : text;
    }
}
