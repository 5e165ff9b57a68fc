package dev.atelier.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSizesTest {
    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1024x1024",
        "512,   512, 1024x1024",
        "3000, 3000, 1024x1024",
        "1280,  720, 1536x1024",
        "1200, 1024, 1024x1024",
        "720,  1280, 1024x1536",
        "16,   3840, 1024x1536",
    })
    void isTheNearestInShapeOfThoseThatAModelNames(int width, int height, String made) {
        Dimensions size = of(width, height, "size:1024x1024", "size:1536x1024", "size:1024x1536", "hd");

        assertThat(size.text()).isEqualTo(made);
        assertThat(warnings).hasSize(made.equals(width + "x" + height) ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"300, 300, 256x256", "400, 400, 512x512", "64, 64, 256x256"})
    void isTheNearestInAreaAmongSquares(int width, int height, String made) {
        assertThat(of(width, height, "size:256x256", "size:512x512", "size:1024x1024")
                        .text())
                .isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1024x1024",
        "1000, 1000, 1008x1008",
        "1920, 1080, 1920x1088",
        "3840, 2160, 3840x2160",
        "2160, 3840, 2160x3840",
        "200,  600,  208x608",
        "184,  552,  192x560",
        "50,   150,  48x144",
        "16,   16,   16x16",
    })
    void isRoundedToStepsOfSixteenWhereAnySizeGoes(int width, int height, String made) {
        Dimensions size = of(width, height);

        assertThat(size.text()).isEqualTo(made);
        assertThat(size.width() <= 3 * size.height() && size.height() <= 3 * size.width())
                .isTrue();
    }

    @Test
    void warnsOfARoundedSize() {
        of(1000, 1000);

        assertThat(warnings).containsExactly("some-model does not make 1000x1000; the picture has 1008x1008");
    }

    @ParameterizedTest
    @CsvSource({"3840, 1264, width, three times", "1000, 3040, height, three times", "3840, 2176, width, 3840 by 2160"})
    void refusesWhatNoModelMakes(int width, int height, String field, String reason) {
        assertThatThrownBy(() -> of(width, height))
                .hasMessageStartingWith(field)
                .hasMessageContaining(reason)
                .hasMessageContaining(width + "x" + height);
    }

    private Dimensions of(int width, int height, String... capabilities) {
        ModelDescriptor model = new ModelDescriptor(
                "some-model",
                "Some model",
                Set.of(),
                Set.of(Operation.IMAGE_GENERATE),
                "gpt-image",
                Set.of(capabilities),
                Parameters.EMPTY,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        return ImageSizes.of(Parameters.of("width", width).with("height", height), model, warnings);
    }
}
