package dev.atelier.testkit.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaddedPngTest {
    @ParameterizedTest
    @ValueSource(longs = {128, 129, 8192, 100_001})
    void isAPictureOfExactlyThatLength(long length) throws IOException {
        byte[] bytes = bytes(new PaddedPng(7, length));

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));

        assertThat(bytes).hasSize((int) length);
        assertThat(picture.getWidth()).isEqualTo(256);
        assertThat(picture.getRGB(0, 0)).isEqualTo(picture.getRGB(255, 255));
    }

    @Test
    void knowsItsDigest() throws Exception {
        PaddedPng picture = new PaddedPng(3, 20_000);

        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes(picture));

        assertThat(picture.digest().hex()).isEqualTo(HexFormat.of().formatHex(sha256));
    }

    @Test
    void differsBySeed() {
        assertThat(new PaddedPng(1, 500).digest()).isNotEqualTo(new PaddedPng(2, 500).digest());
    }

    @Test
    void refusesALengthThatNoPictureHas() {
        assertThatThrownBy(() -> new PaddedPng(1, 127)).hasMessageContaining("127");
    }

    private static byte[] bytes(PaddedPng picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        picture.writeTo(out);
        return out.toByteArray();
    }
}
