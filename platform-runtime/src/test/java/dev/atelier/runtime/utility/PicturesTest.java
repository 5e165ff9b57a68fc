package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The converter and the thumbnailer. */
class PicturesTest {
    private final MemoryContent.Sink sink = new MemoryContent.Sink();
    private final ImageConverter converter = new ImageConverter(new Validators());
    private final ImageThumbnailer thumbnailer = new ImageThumbnailer(new Validators());

    private static BufferedImage decoded(MediaContent content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(MemoryContent.bytes(content)));
    }

    @ParameterizedTest
    @CsvSource({
        "contain, 100, 100, 100, 50",
        "cover, 100, 100, 100, 100",
        "stretch, 30, 100, 30, 100",
        "contain, 100, , 100, 50",
        "contain, , 20, 40, 20",
        "cover, 1024, 1792, 1024, 1792"
    })
    void fitsAPictureIntoAFrame(String fit, Integer width, Integer height, int resultWidth, int resultHeight)
            throws IOException {
        Parameters options = Parameters.of("fit", fit).with("width", width).with("height", height);
        MediaContent made = converter.convert(Samples.image("png", 400, 200), MediaType.PNG, options, sink);
        BufferedImage image = decoded(made);
        assertThat(image.getWidth()).isEqualTo(resultWidth);
        assertThat(image.getHeight()).isEqualTo(resultHeight);
        assertThat(new Color(image.getRGB(1, 1))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(resultWidth - 2, resultHeight - 2))).isEqualTo(Color.BLUE);
    }

    @Test
    void transparencyBecomesWhiteInAJpeg() throws IOException {
        MemoryContent png = Samples.image("png", Samples.picture(64, 64, true));
        BufferedImage jpeg = decoded(converter.convert(png, MediaType.JPEG, Parameters.of("quality", 100), sink));
        Color right = new Color(jpeg.getRGB(60, 32));
        assertThat(right.getRed() + right.getGreen() + right.getBlue()).isGreaterThan(3 * 250);
    }

    @Test
    void lessQualityMakesASmallerFile() throws IOException {
        MemoryContent noisy = Samples.image("png", noise());
        MediaContent good = converter.convert(noisy, MediaType.JPEG, Parameters.of("quality", 95), sink);
        MediaContent poor = converter.convert(noisy, MediaType.JPEG, Parameters.of("quality", 10), sink);
        assertThat(poor.length()).isLessThan(good.length() / 2);
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 128 * 128; i++) {
            image.setRGB(i % 128, i / 128, random.nextInt());
        }
        return image;
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(converter.converts(MediaType.PNG, MediaType.JPEG)).isTrue();
        assertThat(converter.converts(MediaType.WEBP, MediaType.PNG)).isFalse();
        assertThat(converter.converts(MediaType.PNG, MediaType.MP4)).isFalse();
        assertThat(thumbnailer.knows(MediaType.MP4)).isFalse();
    }

    @Test
    void aWrongOptionIsNamed() throws IOException {
        MemoryContent png = Samples.image("png", 8, 8);
        assertThatThrownBy(() -> converter.convert(png, MediaType.PNG, Parameters.of("fit", "squeeze"), sink))
                .hasMessage("fit must be contain, cover or stretch, but is \"squeeze\"");
        assertThatThrownBy(() -> converter.convert(png, MediaType.PNG, Parameters.of("width", 9000), sink))
                .hasMessage("width must be 1..8192, but is 9000");
    }

    @Test
    void aBrokenPictureIsTheClientsFault() throws IOException {
        byte[] whole = Samples.image("png", 300, 300).bytes();
        MemoryContent cut = new MemoryContent(MediaType.PNG, Arrays.copyOf(whole, 60));
        assertThatThrownBy(() -> thumbnailer.thumbnail(cut, 64, sink))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        broken -> assertThat(broken.kind()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA));
    }

    @Test
    void aThumbnailKeepsShapeAndTransparencyAndNeverGrows() throws IOException {
        MediaContent small = thumbnailer.thumbnail(Samples.image("jpeg", 3000, 1500), 256, sink);
        assertThat(small.type()).isEqualTo(MediaType.JPEG);
        assertThat(decoded(small).getWidth()).isEqualTo(256);
        assertThat(decoded(small).getHeight()).isEqualTo(128);

        MediaContent clear = thumbnailer.thumbnail(Samples.image("png", Samples.picture(40, 20, true)), 256, sink);
        assertThat(clear.type()).isEqualTo(MediaType.PNG);
        assertThat(decoded(clear).getWidth()).isEqualTo(40);
    }
}
