package dev.atelier.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.MemorySink;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real programs; skipped where they are not installed. */
class ClipJoinerTest {
    private final Ffmpeg tools = new Ffmpeg(new Settings("", 60));
    private final MemorySink sink = new MemorySink();
    private final ClipJoiner joiner = new ClipJoiner(tools);

    @BeforeEach
    void needsThePrograms() {
        Tools.assumePresent(tools);
    }

    private Clip look(MediaContent content) {
        try (WorkFolder folder = WorkFolder.create()) {
            folder.put("video", content);
            return Clip.look(tools.ffprobe(), folder, "video", () -> false);
        }
    }

    @Test
    void joinsClipsOfDifferentShapesInTheFirstOnesFrame() {
        MediaContent wide = Tools.clip(tools, "64x48", 2, false);
        MediaContent tall = Tools.clip(tools, "40x80", 1, true);

        MediaContent joined = joiner.join(List.of(wide, tall), sink, () -> false);

        Clip facts = look(joined);
        assertThat(joined.type()).isEqualTo(MediaType.MP4);
        assertThat(facts.width()).isEqualTo(64);
        assertThat(facts.height()).isEqualTo(48);
        assertThat(facts.sounds()).isTrue();
        assertThat(Double.parseDouble(facts.seconds())).isBetween(2.9, 3.2);
    }

    @Test
    void leavesSilentClipsWithoutATrackOfSound() {
        MediaContent silent = Tools.clip(tools, "32x32", 1, false);

        assertThat(look(joiner.join(List.of(silent, silent), sink, () -> false)).sounds())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoVideo() {
        MediaContent text = MemorySink.content(MediaType.MP4, "no video at all".getBytes());

        assertThatThrownBy(() -> joiner.join(List.of(text), sink, () -> false))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA))
                .hasMessageStartingWith("ffprobe failed: ");
    }

    @Test
    void readsNoFileThatNamesOthers() {
        MediaContent list = MemorySink.content(
                MediaType.MP4,
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n".getBytes());

        assertThatThrownBy(() -> joiner.join(List.of(list), sink, () -> false))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA));
    }

    @Test
    void endsWhenTheCallIsCancelled() {
        MediaContent clip = Tools.clip(tools, "640x480", 20, false);
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> joiner.join(List.of(clip, clip, clip, clip), sink, () -> looks.incrementAndGet() > 0))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        assertThat(sink.committed()).isEmpty();
    }

    @Test
    void makesAFrameOfAVideoInItsShape() throws IOException {
        MediaContent clip = Tools.clip(tools, "640x320", 1, false);

        MediaContent frame = new FrameThumbnailer(tools).thumbnail(clip, 100, sink);

        BufferedImage picture = ImageIO.read(frame.open());
        assertThat(frame.type()).isEqualTo(MediaType.JPEG);
        assertThat(picture.getWidth()).isEqualTo(100);
        assertThat(picture.getHeight()).isEqualTo(50);
    }

    @Test
    void makesNoFrameLargerThanItsVideo() throws IOException {
        MediaContent frame = new FrameThumbnailer(tools).thumbnail(Tools.clip(tools, "64x32", 1, false), 2048, sink);

        assertThat(ImageIO.read(frame.open()).getWidth()).isEqualTo(64);
    }
}
