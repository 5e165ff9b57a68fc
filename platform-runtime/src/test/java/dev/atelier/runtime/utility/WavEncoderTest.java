package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class WavEncoderTest {
    private final WavEncoder encoder = new WavEncoder();
    private final MemoryContent.Sink sink = new MemoryContent.Sink();

    @Test
    void theJdkReadsTheSameSamplesBack() throws Exception {
        byte[] samples = new byte[24_000 * 2 * 2];
        new Random(3).nextBytes(samples);
        Parameters layout = Parameters.of("sample_rate", 24_000).with("channels", 2);
        MediaContent wav = encoder.encode(new ByteArrayInputStream(samples), layout, MediaType.WAV, sink);
        try (AudioInputStream read =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(MemoryContent.bytes(wav)))) {
            assertThat(read.getFormat().getSampleRate()).isEqualTo(24_000);
            assertThat(read.getFormat().getChannels()).isEqualTo(2);
            assertThat(read.getFrameLength()).isEqualTo(24_000);
            assertThat(read.readAllBytes()).isEqualTo(samples);
        }
    }

    @Test
    void aWrongLayoutIsNamed() {
        assertThatThrownBy(() -> encoder.encode(
                        new ByteArrayInputStream(new byte[2]), Parameters.of("channels", 0), MediaType.WAV, sink))
                .hasMessage("channels must be 1..64, but is 0");
    }
}
