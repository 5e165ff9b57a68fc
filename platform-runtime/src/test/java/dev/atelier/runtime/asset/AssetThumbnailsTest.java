package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.Thumbnailer;
import dev.atelier.runtime.asset.disk.TransientFiles;
import dev.atelier.runtime.utility.ImageThumbnailer;
import dev.atelier.runtime.utility.Thumbnailers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetThumbnailsTest {
    @TempDir
    Path root;

    private final AtomicInteger made = new AtomicInteger();
    private Storage storage;
    private AssetThumbnails thumbnails;
    private Asset picture;

    @BeforeEach
    void open() throws IOException {
        storage = new Storage(root, Clock.systemUTC());
        Thumbnailers makers = new Thumbnailers();
        ImageThumbnailer real = new ImageThumbnailer(storage.validators);
        makers.add(
                new Thumbnailer() {
                    @Override
                    public boolean knows(MediaType type) {
                        return type.isImage();
                    }

                    @Override
                    public MediaContent thumbnail(MediaContent content, int maxSide, ContentSink sink) {
                        made.incrementAndGet();
                        return real.thumbnail(content, maxSide, sink);
                    }
                },
                Map.of());
        thumbnails = new AssetThumbnails(storage.outputs, makers);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", png);
        picture =
                storage.library.upload(MediaType.PNG, new ByteArrayInputStream(png.toByteArray()), 1, Parameters.EMPTY);
    }

    @Test
    void scalesAPictureOnceForEachSize() throws IOException {
        MediaContent first = thumbnails.of(picture, 100);
        MediaContent second = thumbnails.of(picture, 100);
        MediaContent smaller = thumbnails.of(picture, 50);

        assertThat(ImageIO.read(first.open()).getWidth()).isEqualTo(100);
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.type()).isEqualTo(MediaType.JPEG);
        assertThat(ImageIO.read(smaller.open()).getHeight()).isEqualTo(25);
        assertThat(made).hasValue(2);
    }

    @Test
    void makesItAgainAfterItWasSweptAway() throws IOException {
        thumbnails.of(picture, 100);
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
        new CallOutputs(storage.library, new TransientFiles(root.resolve("transient")), later).sweep();

        assertThat(Storage.files(root.resolve("transient"))).isEmpty();
        thumbnails.of(picture, 100);
        assertThat(made).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 2049})
    void knowsBounds(int size) {
        assertThatThrownBy(() -> thumbnails.of(picture, size)).hasMessage("size must be 16..2048, but is " + size);
    }

    @Test
    void saysThatThereIsNobodyForAType() {
        Asset sound = Storage.asset("01KAGZ8W2M0000000000000009", new byte[] {1}, 1);
        Asset wav = new Asset(
                sound.id(),
                sound.digest(),
                MediaType.WAV,
                1,
                1,
                sound.origin(),
                sound.createdAt(),
                sound.expiresAt(),
                sound.facts());

        assertThatThrownBy(() -> thumbnails.of(wav, 100))
                .hasMessage("there is nothing here that makes pictures of audio/wav")
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA));
    }
}
