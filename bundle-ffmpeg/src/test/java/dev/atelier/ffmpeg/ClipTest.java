package dev.atelier.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.MediaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTest {
    private static final String VIDEO = """
            streams.stream.0.codec_type="audio"
            streams.stream.1.codec_type="video"
            streams.stream.1.width=641
            streams.stream.1.height=360
            streams.stream.1.avg_frame_rate="30000/1001"
            format.duration="2.043000"
            """;

    @Test
    void readsWhatFfprobeTells() {
        assertThat(Clip.of(VIDEO)).isEqualTo(new Clip(640, 360, "30000/1001", "2.043000", true));
    }

    @Test
    void doesWithoutWhatFfprobeDoesNotKnow() {
        String bare =
                VIDEO.replace("30000/1001", "0/0").replace("2.043000", "N/A").replace("audio", "data");

        assertThat(Clip.of(bare)).isEqualTo(new Clip(640, 360, "24", "0", false));
    }

    @Test
    void refusesWhatHasNoPictures() {
        assertThatThrownBy(() -> Clip.of("streams.stream.0.codec_type=\"audio\"\n"))
                .isInstanceOf(MediaException.class)
                .hasMessage("a clip without pictures cannot be joined");
        assertThatThrownBy(() -> Clip.of(VIDEO.replace("641", "0")))
                .hasMessage("a clip without a size cannot be joined");
    }

    @Test
    void putsSilenceWhereAClipHasNoSound() {
        Clip silent = new Clip(640, 360, "24", "2.5", false);
        Clip loud = new Clip(320, 180, "30", "4", true);

        List<String> arguments = ClipJoiner.arguments(List.of(silent, loud));

        assertThat(arguments.get(arguments.indexOf("-filter_complex") + 1))
                .contains("[1:v:0]scale=640:360:force_original_aspect_ratio=decrease,pad=640:360")
                .contains("anullsrc=channel_layout=stereo:sample_rate=48000,atrim=duration=2.5")
                .contains("[1:a:0]aresample=48000")
                .endsWith("[v0][a0][v1][a1]concat=n=2:v=1:a=1[video][audio]");
        assertThat(ClipJoiner.arguments(List.of(silent))).doesNotContain("[audio]");
    }
}
