package dev.atelier.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagenTest {
    private static final String MODEL = "imagen-4.0-generate-001";

    private final Bench bench = new Bench();

    ImagenTest() throws IOException {}

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void asksInTheVendorsWords() {
        MediaResult result = pictures(Parameters.of("prompt", "A pier")
                .with("width", 1920)
                .with("height", 1080)
                .with("number_of_images", 3)
                .with("output_format", "jpeg"));

        assertThat(bench.sent())
                .isEqualTo("{\"instances\":[{\"prompt\":\"A pier\"}],\"parameters\":{\"aspectRatio\":\"16:9\","
                        + "\"includeRaiReason\":true,\"outputOptions\":{\"mimeType\":\"image/jpeg\"},"
                        + "\"sampleCount\":3,\"sampleImageSize\":\"1K\"}}");
        assertThat(result.artifacts())
                .hasSize(3)
                .allMatch(picture -> picture.role().equals("image"));
        assertThat(result.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1:1,  1K",
        "1000, 1300, 3:4,  1K",
        "2048, 2048, 1:1,  2K",
        "4096, 2304, 16:9, 2K",
        "64,   4096, 9:16, 1K",
    })
    void takesTheNearestShape(int width, int height, String ratio, String size) {
        pictures(Parameters.of("prompt", "A pier").with("width", width).with("height", height));

        assertThat(bench.sent()).contains("\"aspectRatio\":\"" + ratio + "\"").contains("Size\":\"" + size + "\"");
    }

    @Test
    void saysWhenTheNearestShapeIsNotNear() {
        assertThat(pictures(Parameters.of("prompt", "A pier").with("width", 1024))
                        .warnings())
                .isEmpty();
        assertThat(pictures(Parameters.of("prompt", "A pier").with("width", 3000))
                        .warnings())
                .containsExactly(MODEL + " does not make 3000x1024; the picture is 16:9 at 2K");
    }

    @Test
    void tellsWhatTheFiltersWithheld() {
        MediaResult result = pictures(Parameters.of("prompt", "A risky pier").with("n", 2));

        assertThat(result.artifacts()).hasSize(1);
        assertThat(result.warnings())
                .containsExactly("asked for 2 pictures, 1 came; withheld: Unable to show generated images: 89371032");
    }

    @Test
    void callsAnEmptyAnswerModerated() {
        MediaException thrown = bench.failure(request(Parameters.of("prompt", "Something forbidden")));

        assertThat(thrown.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(bench.fake().charged()).isZero();
    }

    private MediaResult pictures(Parameters parameters) {
        return bench.run(request(parameters));
    }

    private static MediaRequest request(Parameters parameters) {
        return MediaRequest.of(Operation.IMAGE_GENERATE, MODEL, parameters);
    }
}
