package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures by Gemini's own image models. */
class PicturesTest {
    private static final String MODEL = "gemini-3.1-flash-image";
    private static final Parameters PIER = Parameters.of("prompt", "A pier");

    private final Bench bench = new Bench();

    PicturesTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void leavesToTheModelWhatNobodyAskedFor() {
        MediaResult result = made(PIER);

        assertThat(bench.sent())
                .isEqualTo("{\"contents\":[{\"parts\":[{\"text\":\"A pier\"}],\"role\":\"user\"}],"
                        + "\"generationConfig\":{\"responseModalities\":[\"IMAGE\"]}}");
        assertThat(result.warnings()).isEmpty();
        assertThat(result.artifacts())
                .extracting(Artifact::role, picture -> picture.content().digest())
                .containsExactly(tuple("image", new PaddedPng(0, 50_000).digest()));
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3.1-flash-image, 512,  512,  1:1,  512",
        "gemini-3.1-flash-image, 1920, 1080, 16:9, ",
        "gemini-3.1-flash-image, 2048, 2048, 1:1,  2K",
        "gemini-3.1-flash-image, 8000, 1000, 8:1,  2K",
        "gemini-3-pro-image,     512,  512,  1:1,  ",
        "gemini-3-pro-image,     4096, 4096, 1:1,  4K",
        "gemini-2.5-flash-image, 4096, 4096, 1:1,  ",
        "gemini-2.5-flash-image, 1024, 8192, 9:16, ",
    })
    void takesTheNearestThatTheModelHas(String model, int width, int height, String ratio, String size) {
        bench.run(generate(model, PIER.with("width", width).with("height", height)));

        String config = size == null ? "" : ",\"imageSize\":\"" + size + "\"";
        assertThat(bench.sent()).contains("\"imageConfig\":{\"aspectRatio\":\"" + ratio + "\"" + config + "}");
    }

    @Test
    void saysWhatIsOtherThanAskedFor() {
        MediaResult result = bench.run(generate(
                "gemini-2.5-flash-image",
                PIER.with("width", 4096)
                        .with("height", 4096)
                        .with("number_of_images", 3)
                        .with("quality", "high")));

        assertThat(result.warnings())
                .containsExactly(
                        "gemini-2.5-flash-image does not make 4096x4096; the picture is 1:1 at 1K",
                        "number_of_images is ignored: gemini-2.5-flash-image makes one picture for a call",
                        "quality is ignored: Gemini's pictures have a size, but no quality to choose");
    }

    @Test
    void editsPicturesInTheShapeThatTheyHave() {
        MediaRequest edit = Bench.request(
                Operation.IMAGE_EDIT,
                MODEL,
                Parameters.of("prompt", "Make it night").with("seed", 7),
                Map.of("image", List.of(SampleMedia.PNG, SampleMedia.JPEG)));

        MediaResult result = bench.run(edit);

        assertThat(bench.sent())
                .isEqualTo("{\"contents\":[{\"parts\":[" + inline("image/png", SampleMedia.PNG) + ","
                        + inline("image/jpeg", SampleMedia.JPEG) + ",{\"text\":\"Make it night\"}],\"role\":\"user\"}],"
                        + "\"generationConfig\":{\"responseModalities\":[\"IMAGE\"],\"seed\":7}}");
        assertThat(result.units()).containsEntry("image_input_token", 516L);
    }

    @Test
    void needsAPictureToEdit() {
        MediaException thrown = bench.failure(MediaRequest.of(Operation.IMAGE_EDIT, MODEL, PIER));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(thrown.failure().field()).contains("image");
    }

    @Test
    void tellsTokensByWhatTheyAreBilledAs() {
        assertThat(made(PIER).units())
                .isEqualTo(Map.of("input_token", 2L, "image_output_token", 1290L, "output_token", 7L));
    }

    @Test
    void countsAllOutputAsPicturesWhereItIsNotToldApart() {
        bench.answers(
                200,
                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'image/png','data':'iVBORw0KGgo='}}]}}],"
                        + "'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':1120}}");

        assertThat(made(PIER).units()).isEqualTo(Map.of("input_token", 9L, "image_output_token", 1120L));
    }

    @Test
    void leavesOutWhatTheModelOnlyThought() {
        MediaResult result = made(Parameters.of("prompt", "A thoughtful pier"));

        assertThat(result.artifacts())
                .extracting(picture -> picture.content().length())
                .containsExactly(50_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE_SAFETY,             MODERATED",
        "IMAGE_PROHIBITED_CONTENT, MODERATED",
        "IMAGE_RECITATION,         MODERATED",
        "SAFETY,                   MODERATED",
        "PROHIBITED_CONTENT,       MODERATED",
        "BLOCKLIST,                MODERATED",
        "SPII,                     MODERATED",
        "NO_IMAGE,                 PROVIDER_REJECTED",
        "IMAGE_OTHER,              PROVIDER_REJECTED",
        "MAX_TOKENS,               PROVIDER_REJECTED",
        "STOP,                     MALFORMED_ANSWER",
    })
    void tellsWhyThereIsNoPicture(String reason, ErrorKind kind) {
        bench.answers(200, "{'candidates':[{'finishReason':'" + reason + "'}]}");

        assertThat(bench.failure(generate(MODEL, PIER)).kind()).isEqualTo(kind);
    }

    @Test
    void handsOnTheVendorsWords() {
        MediaException withheld = bench.failure(generate(MODEL, Parameters.of("prompt", "A risky pier")));
        MediaException wordy = bench.failure(generate(MODEL, Parameters.of("prompt", "A wordy pier")));

        assertThat(withheld)
                .hasMessage("Gemini answers with no image (IMAGE_SAFETY): Unable to show the generated image.");
        assertThat(withheld.failure().vendorCode()).contains("IMAGE_SAFETY");
        assertThat(wordy).hasMessageStartingWith("Gemini answers with no image (STOP): You said");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'candidates':[]}",
                "{'candidates':[{}]}",
                "{'candidates':'none'}",
                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'image/png','data':''}}]}}]}",
                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'image/png','data':'!'}}]}}]}",
                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'image/png'}}]}}]}",
            })
    void callsAnswersThatMakeNoSenseMalformed(String body) {
        bench.answers(200, body);

        assertThat(bench.failure(generate(MODEL, PIER)).kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
        assertThat(bench.sink().openWriters()).isZero();
    }

    @Test
    void namesTheFieldThatTheVendorRefuses() {
        bench.answers(
                400,
                "{'error':{'code':400,'message':'No','status':'INVALID_ARGUMENT','details':[{'fieldViolations':"
                        + "[{'field':'generationConfig.imageConfig.aspectRatio'}]}]}}");

        MediaException thrown = bench.failure(generate(MODEL, PIER));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(thrown.failure().field()).contains("aspect_ratio");
    }

    private MediaResult made(Parameters parameters) {
        return bench.run(generate(MODEL, parameters));
    }

    private static MediaRequest generate(String model, Parameters parameters) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, model, parameters);
    }

    private static String inline(String type, SampleMedia media) {
        return "{\"inlineData\":{\"data\":\"" + Base64.getEncoder().encodeToString(media.bytes()) + "\",\"mimeType\":\""
                + type + "\"}}";
    }
}
