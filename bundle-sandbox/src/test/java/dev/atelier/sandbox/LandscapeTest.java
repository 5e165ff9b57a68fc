package dev.atelier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandscapeTest {
    @Test
    void isTheSameForTheSameSeedPromptAndSize() {
        assertThat(pixels("A pier", 7, 300, 200)).isEqualTo(pixels("A pier", 7, 300, 200));
    }

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(Arrays.hashCode(pixels("A pier", 7, 300, 200))).isEqualTo(-1273271360);
    }

    @Test
    void isAnotherForAnotherSeedOrPrompt() {
        byte[] picture = pixels("A pier", 7, 300, 200);

        assertThat(pixels("A pier", 8, 300, 200)).isNotEqualTo(picture);
        assertThat(pixels("A boat", 7, 300, 200)).isNotEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "64, 4096", "4096, 64", "1024, 1024"})
    void fitsEverySize(int width, int height) {
        BufferedImage picture = new Landscape("x".repeat(500), Integer.MAX_VALUE, width, height).draw();

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void hasManyColoursAndOnlyThoseOfItsPalette() {
        Set<Byte> used = new HashSet<>();
        for (byte pixel : pixels("A pier", 1, 512, 512)) {
            used.add(pixel);
        }

        assertThat(used).hasSizeBetween(60, 255).doesNotContain((byte) 255);
    }

    @Test
    void writesAnyCharacterOfAPrompt() {
        assertThat(pixels("Größe 中文 🎈 \u0000 tab\t", 1, 256, 256)).isNotEqualTo(pixels("", 1, 256, 256));
    }

    private static byte[] pixels(String prompt, long seed, int width, int height) {
        BufferedImage picture = new Landscape(prompt, seed, width, height).draw();
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
