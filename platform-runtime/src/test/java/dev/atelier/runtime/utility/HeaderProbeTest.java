package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderProbeTest {
    private final HeaderProbe probe = new HeaderProbe();

    private MediaInfo probe(MemoryContent content) {
        return probe.probe(content).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void theSizeOfAPictureThatTheJdkWrote(String format) throws IOException {
        MediaInfo info = probe(Samples.image(format, 321, 123));
        assertThat(info.type()).hasToString("image/" + format);
        assertThat(info.width()).hasValue(321);
        assertThat(info.height()).hasValue(123);
    }

    @ParameterizedTest
    @CsvSource({
        // chunk, and the bytes after its length, as hexadecimal digits: a frame of 320 x 200
        "VP8X, 000000003f0100c70000",
        "VP8 , 0000009d012a4001c800",
        "VP8L, 2f3fc13100"
    })
    void theSizeOfEachFormOfWebp(String chunk, String hex) {
        byte[] file = Samples.join(
                Samples.ascii("RIFF\0\0\0\0WEBP"),
                Samples.ascii((chunk + "    ").substring(0, 4)),
                new byte[4],
                java.util.HexFormat.of().parseHex(hex));
        MediaInfo info = probe(new MemoryContent(MediaType.BINARY, file));
        assertThat(info.type()).isEqualTo(MediaType.WEBP);
        assertThat(info.width()).hasValue(320);
        assertThat(info.height()).hasValue(200);
    }

    @Test
    void aWavFileThatTheJdkWrote() throws IOException {
        assertSound(probe(Samples.wav(22_050, 2, 11_025)), MediaType.WAV, 500, 22_050, 2);
    }

    @Test
    void flac() {
        assertSound(probe(Samples.flac(96_000, 6, 240_000)), new MediaType("audio", "flac"), 2500, 96_000, 6);
    }

    @Test
    void mp3OfConstantRateBehindATag() {
        assertSound(probe(Samples.mp3(100)), MediaType.MP3, 2606, 44_100, 2);
    }

    @Test
    void mp3OfVariableRate() {
        assertSound(probe(Samples.xing(1000)), MediaType.MP3, 26_122, 44_100, 2);
    }

    @Test
    void opus() {
        assertSound(probe(Samples.opus(1, 312, 48_312 * 3L - 312 * 2)), new MediaType("audio", "ogg"), 3000, 48_000, 1);
    }

    private static void assertSound(MediaInfo info, MediaType type, long millis, int rate, int channels) {
        assertThat(info.type()).isEqualTo(type);
        assertThat(info.duration().map(Duration::toMillis)).hasValue(millis);
        assertThat(info.sampleRate()).hasValue(rate);
        assertThat(info.channels()).hasValue(channels);
    }

    @Test
    void aMovieWhoseDescriptionComesLast() {
        MediaInfo info = probe(Samples.mp4(640, 360, 60));
        assertSound(info, MediaType.MP4, 2500, 48_000, 2);
        assertThat(info.width()).hasValue(640);
        assertThat(info.height()).hasValue(360);
        assertThat(info.framesPerSecond()).hasValue(24);
    }

    @Test
    void aMovieOfSoundAloneIsSound() {
        assertThat(probe(Samples.sound(new MediaType("video", "mp4"))).type()).hasToString("audio/mp4");
    }

    @Test
    void webm() {
        MediaInfo info = probe(Samples.webm(640, 360, 40_000_000));
        assertSound(info, new MediaType("video", "webm"), 3200, 48_000, 1);
        assertThat(info.width()).hasValue(640);
        assertThat(info.height()).hasValue(360);
        assertThat(info.framesPerSecond()).hasValue(25);
    }

    @Test
    void everyFileCutShortIsToldByItsTypeWithoutAFailure() throws IOException {
        for (MemoryContent whole : new MemoryContent[] {
            Samples.image("png", 9, 9),
            Samples.image("jpeg", 9, 9),
            Samples.wav(8000, 1, 10),
            Samples.mp3(2),
            Samples.opus(1, 0, 1),
            Samples.mp4(64, 64, 1),
            Samples.webm(64, 64, 1)
        }) {
            for (int length = 20; length < Math.min(200, whole.bytes().length); length++) {
                MemoryContent cut = new MemoryContent(whole.type(), Arrays.copyOf(whole.bytes(), length));
                assertThat(probe(cut).type())
                        .as("%s of %d bytes", whole.type(), length)
                        .isEqualTo(whole.type());
            }
        }
    }

    @Test
    void textIsNothingThatItKnows() {
        assertThat(probe.probe(new MemoryContent(MediaType.PNG, Samples.ascii("<html>hello</html>"))))
                .isEmpty();
    }
}
