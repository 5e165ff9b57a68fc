package dev.atelier.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Partial;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final MediaSource PNG = SampleMedia.PNG.source();

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void sendsEditsAsAForm() {
        Inputs inputs = new Inputs()
                .add(Inputs.IMAGE, List.of(PNG, SampleMedia.JPEG.source()))
                .add(Inputs.MASK, PNG);
        MediaResult result = studio.run(edit("gpt-image-1.5", Map.of("input_fidelity", "high", "n", 2), inputs));

        assertThat(request().path()).isEqualTo("/v1/images/edits");
        assertThat(form())
                .extracting(FormPart::name)
                .containsExactly(
                        "model",
                        "prompt",
                        "n",
                        "size",
                        "quality",
                        "output_format",
                        "input_fidelity",
                        "image[]",
                        "image[]",
                        "mask");
        assertThat(form().get(8).fileName()).contains("image-2.jpg");
        assertThat(form().get(8).contentType()).contains("image/jpeg");
        assertThat(result.artifacts()).hasSize(2);
        assertThat(result.units()).containsEntry("image_input_token", 323L);
    }

    @Test
    void takesSixteenPicturesAndNoMore() {
        assertThat(studio.run(edit("openai", Map.of(), new Inputs().add(Inputs.IMAGE, Collections.nCopies(16, PNG))))
                        .artifacts())
                .hasSize(1);

        Failure refused =
                studio.failed(edit("openai", Map.of(), new Inputs().add(Inputs.IMAGE, Collections.nCopies(17, PNG))));
        assertThat(refused.message()).contains("image", "at most 16");
    }

    @Test
    void makesAnEditOfAPictureThatComesWithAPrompt() {
        studio.run(new MediaRequest(
                Operation.IMAGE_GENERATE,
                "gpt-image-2",
                Parameters.of("prompt", "A pier"),
                new Inputs().add(Inputs.IMAGE, PNG).toMap()));

        assertThat(request().path()).isEqualTo("/v1/images/edits");
    }

    @ParameterizedTest
    @CsvSource({
        "instruct, A pier",
        "outpaint, 'Extend the picture beyond its edges until it fills the canvas, leaving what it shows as it is: A pier'"
    })
    void saysInWordsWhatIsToBeDone(String kind, String prompt) {
        studio.run(edit("gpt-image-2", Map.of("operation", kind), new Inputs().add(Inputs.IMAGE, PNG)));

        assertThat(field("prompt")).isEqualTo(prompt);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-2, operation, erase, instruct",
        "gpt-image-2, operation, inpaint, mask",
        "gpt-image-1-mini, input_fidelity, high, low",
        "gpt-image-2, input_fidelity, low, input_fidelity"
    })
    void refusesWhatTheModelCannotBeforeAnyCall(String model, String name, String value, String named) {
        Failure failure = studio.failed(edit(model, Map.of(name, value), new Inputs().add(Inputs.IMAGE, PNG)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failure.message()).contains(named);
        assertThat(studio.fake.vendor().requests()).isEmpty();
    }

    @Test
    void refusesAnEditOfNothing() {
        assertThat(studio.failed(edit("gpt-image-2", Map.of(), new Inputs())).field())
                .contains("image");
    }

    @Test
    void leavesTheSizeToTheVendorWhereAsked() {
        studio.run(edit("gpt-image-2", Map.of("size", "auto"), new Inputs().add(Inputs.IMAGE, PNG)));

        assertThat(field("size")).isEqualTo("auto");
    }

    @Test
    void warnsOfModerationThatTheFormHasNoPlaceFor() {
        MediaResult result =
                studio.run(edit("gpt-image-2", Map.of("moderation", "low"), new Inputs().add(Inputs.IMAGE, PNG)));

        assertThat(result.warnings()).singleElement().asString().contains("moderation is ignored");
    }

    @Test
    void speaksTheOldFormToCompatibleServers() {
        studio.run(edit("dall-e-2", Map.of(), new Inputs().add(Inputs.IMAGE, PNG)));
        assertThat(form())
                .extracting(FormPart::name)
                .containsExactly("model", "prompt", "n", "size", "response_format", "image");

        studio.run(new MediaRequest(
                Operation.IMAGE_VARIATION,
                "dall-e-2",
                Parameters.of("width", 512).with("height", 512),
                new Inputs().add(Inputs.IMAGE, PNG).toMap()));
        assertThat(request().path()).isEqualTo("/v1/images/variations");
        assertThat(form()).extracting(FormPart::name).containsExactly("model", "n", "size", "response_format", "image");
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000, 20_000_000})
    void showsPreviewsWhileAPictureIsMade(long bytes) {
        studio.fake.resultBytes(bytes);

        MediaResult result = studio.listen(picture(Map.of("partial_images", 2)));

        assertThat(studio.heard)
                .extracting(part -> ((Partial.Media) part).index())
                .containsExactly(0, 1);
        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.artifacts().get(0).content().digest())
                .isEqualTo(studio.fake.picture(0).digest());
        assertThat(result.units()).containsEntry("image_output_token", 1056L);
    }

    @Test
    void showsPreviewsOfEditsToo() {
        Inputs inputs = new Inputs().add(Inputs.IMAGE, PNG);

        studio.listen(edit("gpt-image-2", Map.of("partial_images", 3), inputs));

        assertThat(studio.heard).hasSize(3);
        assertThat(field("stream")).isEqualTo("true");
    }

    @Test
    void asksForNoPreviewsThatNobodySees() {
        studio.run(picture(Map.of("partial_images", 2)));

        assertThat(studio.sent()).doesNotContain("stream", "partial_images");
    }

    @Test
    void previewsOnePictureAtATime() {
        assertThat(studio.failedListening(picture(Map.of("partial_images", 1, "n", 2)))
                        .field())
                .contains("n");
    }

    @Test
    void chargesNothingForAStreamWithoutThePicture() {
        VendorAnswer preview = Studio.events(
                "{\"type\":\"image_generation.partial_image\",\"b64_json\":\"AAAA\",\"partial_image_index\":0}");
        studio.fake.vendor().next(Mischief.instead(preview));

        Failure failure = studio.failedListening(picture(Map.of("partial_images", 1)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
        assertThat(failure.message()).contains("breaks off");
        assertThat(studio.heard).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"moderation_blocked, MODERATED", "server_error, PROVIDER_FAILED"})
    void hearsOfFailuresInTheStream(String code, ErrorKind kind) {
        studio.fake
                .vendor()
                .next(Mischief.instead(Studio.events(
                        "{\"type\":\"error\",\"error\":{\"message\":\"No\",\"code\":\"" + code + "\"}}")));

        assertThat(studio.failedListening(picture(Map.of("partial_images", 1))).kind())
                .isEqualTo(kind);
    }

    @Test
    void doesNotKnowWhatBecameOfAStreamThatIsCut() {
        studio.fake.vendor().usually(Mischief.truncated(10_000));

        assertThat(studio.failedListening(picture(Map.of("partial_images", 1))).kind())
                .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(studio.fake.painted()).isEqualTo(1);
        assertThat(studio.platform.sink().openWriters()).isZero();
    }

    private VendorRequest request() {
        List<VendorRequest> all = studio.fake.vendor().requests();
        return all.get(all.size() - 1);
    }

    private List<FormPart> form() {
        return request().form().orElseThrow();
    }

    private String field(String name) {
        return form().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static MediaRequest picture(Map<String, ?> options) {
        return MediaRequest.of(
                Operation.IMAGE_GENERATE,
                "gpt-image-2",
                Parameters.of("prompt", "A pier").merge(Parameters.of(options)));
    }

    private static MediaRequest edit(String model, Map<String, ?> options, Inputs inputs) {
        return new MediaRequest(
                Operation.IMAGE_EDIT,
                model,
                Parameters.of("prompt", "A pier").merge(Parameters.of(options)),
                inputs.toMap());
    }
}
