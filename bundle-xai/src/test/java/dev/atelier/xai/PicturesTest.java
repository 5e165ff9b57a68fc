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
import dev.atelier.testkit.vendor.SampleMedia;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest extends XaiTest {
    private static final String MODEL = "grok-imagine-image";

    @Test
    void asksInTheVendorsWords() {
        Parameters options = Parameters.of("number_of_images", 2).with("user", "u-1");

        MediaResult result = run(picture(options.with("width", 1920).with("height", 1080)));

        assertThat(sent(0))
                .isEqualTo("{\"aspect_ratio\":\"16:9\",\"model\":\"grok-imagine-image\",\"n\":2,\"prompt\":\"A pier\","
                        + "\"resolution\":\"1k\",\"response_format\":\"b64_json\",\"user\":\"u-1\"}");
        assertThat(fake.vendor().requests().get(0).header("authorization")).contains("Bearer " + KEY);
        assertThat(result.artifacts())
                .hasSize(2)
                .allMatch(picture -> picture.content().type().equals(SampleMedia.JPEG.type()));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void settlesWhatTheVendorSaysItCost() {
        MediaResult result = run(picture(Parameters.of("n", 2)));

        assertThat(result.vendorCost()).contains(new MicroDollars(40_000));
        assertThat(result.units()).containsEntry("image", 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1:1, 1k",
        "2048x2048, 1:1, 2k",
        "1600x900, 16:9, 1k",
        "900x1600, 9:16, 1k",
        "3840x2160, 16:9, 2k",
        "1950x900, 19.5:9, 1k",
        "1000x2000, 1:2, 1k"
    })
    void putsASizeBeforeWidthAndHeight(String size, String ratio, String resolution) {
        MediaResult result =
                run(picture(Parameters.of("size", size).with("width", 64).with("height", 4096)));

        assertThat(result.details())
                .isEqualTo(Parameters.of("aspect_ratio", ratio).with("resolution", resolution));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void saysWhatItMadeInsteadOfASizeThatItDoesNotMake() {
        MediaResult result =
                run(picture(Parameters.of("width", 1100).with("height", 1000).with("aspect_ratio", "4:3")));
        MediaResult other = run(picture(Parameters.of("width", 1150).with("height", 1000)));
        MediaResult small = run(picture(Parameters.of("size", "512x512")));

        assertThat(result.details().text("aspect_ratio")).contains("4:3");
        assertThat(result.warnings()).isEmpty();
        assertThat(other.warnings())
                .containsExactly("grok-imagine-image does not make 1150x1000; the picture has the aspect ratio 1:1"
                        + " and the resolution 1k");
        assertThat(small.warnings()).hasSize(1);
    }

    @Test
    void ignoresWhatTheVendorLacksAndSaysSo() {
        Parameters options = Parameters.of("quality", "high")
                .with("background", "transparent")
                .with("moderation", "low")
                .with("output_format", "png")
                .with("output_compression", 80)
                .with("style", "vivid")
                .with("seed", 7);

        MediaResult result = run(picture(options));

        assertThat(result.warnings())
                .hasSize(7)
                .contains("quality is ignored: xAI takes no such parameter")
                .contains("seed is ignored: xAI takes no such parameter");
        assertThat(sent(0)).doesNotContain("quality", "seed", "png");
    }

    @Test
    void sendsNoShapeToTheOldModel() {
        MediaResult plain = run(asked(Operation.IMAGE_GENERATE, "grok-2-image-1212", Parameters.EMPTY));
        MediaResult sized = run(asked(Operation.IMAGE_GENERATE, "grok-2-image", Parameters.of("width", 512)));

        assertThat(sent(0)).contains("\"model\":\"grok-2-image\"").doesNotContain("aspect_ratio", "resolution");
        assertThat(plain.warnings()).isEmpty();
        assertThat(sized.warnings())
                .containsExactly("width, height and size are ignored: grok-2-image makes pictures of one size");
    }

    @Test
    void fetchesPicturesThatComeByAddressWithoutTheKey() {
        MediaResult result = run(picture(Parameters.of("response_format", "url")));

        assertThat(result.artifacts()).hasSize(1);
        assertThat(fake.resultHosts().get(0).requests())
                .hasSize(1)
                .allMatch(request -> request.header("authorization").isEmpty());
    }

    @Test
    void editsOnePictureOrSeveral() {
        run(asked(
                Operation.IMAGE_EDIT,
                MODEL,
                Parameters.of("operation", "instruct"),
                new Inputs().add(Inputs.IMAGE, SampleMedia.PNG.source())));
        run(asked(
                Operation.IMAGE_EDIT,
                MODEL,
                Parameters.of("aspect_ratio", "auto"),
                new Inputs().add(Inputs.IMAGE, List.of(SampleMedia.PNG.source(), SampleMedia.WEBP.source()))));

        assertThat(fake.vendor().requests())
                .extracting(request -> request.plainPath())
                .containsOnly("/v1/images/edits");
        assertThat(sent(0))
                .contains("\"image\":{\"type\":\"image_url\",\"url\":\"data:image/png;base64,")
                .doesNotContain("aspect_ratio", "\"operation\"");
        assertThat(sent(1))
                .contains("\"images\":[{\"type\":\"image_url\",\"url\":\"data:image/png;base64,")
                .contains("data:image/webp;base64,", "\"aspect_ratio\":\"auto\"");
    }

    @Test
    void makesAReferencePictureAnEdit() {
        run(asked(
                Operation.IMAGE_GENERATE,
                "grok-imagine-image-2.0",
                Parameters.EMPTY,
                new Inputs().add(Inputs.IMAGE, SampleMedia.JPEG.source())));

        assertThat(fake.vendor().requests().get(0).plainPath()).isEqualTo("/v1/images/edits");
    }

    @Test
    void refusesMorePicturesThanTheModelTakes() {
        Inputs four = new Inputs()
                .add(
                        Inputs.IMAGE,
                        List.of(
                                SampleMedia.PNG.source(),
                                SampleMedia.PNG.source(),
                                SampleMedia.PNG.source(),
                                SampleMedia.PNG.source()));

        Failure failure = failure(asked(Operation.IMAGE_EDIT, MODEL, Parameters.EMPTY, four));

        assertThat(failure.field()).contains("image");
        assertThat(fake.vendor().requests()).isEmpty();
    }

    @Test
    void refusesToEditNothing() {
        assertThat(failure(asked(Operation.IMAGE_EDIT, MODEL, Parameters.EMPTY)).field())
                .contains("image");
    }

    @Test
    void chargesWhatModerationWithheld() {
        Failure failure =
                failure(picture(Parameters.of("prompt", "A forbidden pier").with("n", 2)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.charged()).isEqualTo(new MicroDollars(40_000));
    }

    @Test
    void deliversWhatModerationLeft() {
        String kept = fake.resultHosts().get(0).address("/files/1.jpeg").toString();
        answer(
                200,
                "{'data':[{'url':'" + kept + "'},{'url':'','respect_moderation':false}],"
                        + "'usage':{'cost_in_usd_ticks':200000001}}");

        MediaResult result = run(picture(Parameters.of("n", 2)));

        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.vendorCost()).contains(new MicroDollars(20_001));
        assertThat(result.units()).containsEntry("image", 2L);
        assertThat(result.warnings())
                .containsExactly("asked for 2 pictures, 1 came and 1 were withheld by xAI's moderation");
    }

    private static MediaRequest picture(Parameters options) {
        return asked(Operation.IMAGE_GENERATE, MODEL, options);
    }
}
