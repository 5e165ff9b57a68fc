package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundsValidatorTest {
    private final BoundsValidator validator = new BoundsValidator(
            probes(),
            Settings.of(
                    BoundsValidator.Settings.class, Map.of("maxSide", 1000, "maxPixels", 500_000L, "maxSeconds", 10L)));

    private static Probes probes() {
        Probes probes = new Probes();
        probes.addProbe(new HeaderProbe(), Map.of());
        return probes;
    }

    private void assertRefused(MemoryContent content, ErrorKind kind, String message) {
        assertThatThrownBy(() -> validator.validate("image_url", content))
                .isInstanceOfSatisfying(MediaException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(kind);
                    assertThat(refused.failure().field()).hasValue("image_url");
                    assertThat(refused).hasMessage("image_url " + message);
                });
    }

    @Test
    void whatIsWithinTheBoundsPasses() throws IOException {
        assertThat(validator.validate("file", Samples.image("png", 1000, 500)).width())
                .hasValue(1000);
        assertThat(validator.validate("file", Samples.wav(8000, 1, 80_000)).duration())
                .isPresent();
    }

    @Test
    void aBombIsRefusedByItsHeader() throws IOException {
        byte[] png = Samples.image("png", 8, 8).bytes();
        ByteBuffer.wrap(png).putInt(16, 900).putInt(20, 900);
        assertRefused(
                new MemoryContent(MediaType.PNG, png),
                ErrorKind.TOO_LARGE,
                "has 900x900 pixels, but may have at most 500000 pixels in all");
        ByteBuffer.wrap(png).putInt(16, 100_000);
        assertRefused(
                new MemoryContent(MediaType.PNG, png),
                ErrorKind.TOO_LARGE,
                "has 100000x900 pixels, but may have at most 1000 pixels a side");
    }

    @Test
    void soundThatLastsTooLongIsRefused() throws IOException {
        assertRefused(
                Samples.wav(8000, 1, 88_000), ErrorKind.TOO_LARGE, "has 11 seconds, but may have at most 10 seconds");
    }

    @Test
    void whatIsBrokenEmptyOrUnknownIsRefused() {
        assertRefused(
                new MemoryContent(MediaType.PNG, Samples.ascii("\u0089PNG\r\n\u001a\nabc")),
                ErrorKind.UNSUPPORTED_MEDIA,
                "looks like image/png but its header is broken");
        assertRefused(new MemoryContent(MediaType.PNG, new byte[0]), ErrorKind.INVALID_REQUEST, "is an empty file");
        assertRefused(
                new MemoryContent(MediaType.PNG, Samples.ascii("hello")),
                ErrorKind.UNSUPPORTED_MEDIA,
                "is of no known media type");
    }
}
