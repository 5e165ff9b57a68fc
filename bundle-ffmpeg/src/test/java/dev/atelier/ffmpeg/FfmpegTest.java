package dev.atelier.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.MemorySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Finding programs, and running any: here the shell, as one that is always there. */
@DisabledOnOs(OS.WINDOWS)
class FfmpegTest {
    @TempDir
    private Path folder;

    private Path program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void findsTheProgramsOnThePath() throws IOException {
        program("ffmpeg");
        program("ffprobe");

        assertThat(new Ffmpeg(new Settings("", 1), "/nowhere:" + folder).missing())
                .isEmpty();
        assertThat(new Ffmpeg(new Settings(folder + "/ffmpeg", 1), "").missing())
                .isEmpty();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Ffmpeg nothing = new Ffmpeg(new Settings("", 1), "/nowhere");
        Path alone = program("ffmpeg");

        assertThat(nothing.missing())
                .contains("ffmpeg was not found: install ffmpeg, or name it in dev.atelier.ffmpeg/ffmpegPath");
        assertThat(new Ffmpeg(new Settings(alone.toString(), 1), "").missing())
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("ffprobe was not found"));
        assertThat(new FrameThumbnailer(nothing).knows(MediaType.MP4)).isFalse();
        assertThatThrownBy(() -> new ClipJoiner(nothing).join(List.of(), new MemorySink(), () -> false))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNCONFIGURED));
    }

    private static String shell(Duration limit, String script) {
        try (WorkFolder work = WorkFolder.create()) {
            return new Program(Path.of("/bin/sh"), limit).run(work, List.of("-c", script), () -> false);
        }
    }

    @Test
    void runsInAFolderThatGoes() {
        Path where = Path.of(shell(Duration.ofMinutes(1), "pwd").strip());

        assertThat(where.getFileName()).asString().startsWith("atelier-ffmpeg-");
        assertThat(where).doesNotExist();
    }

    @Test
    void keepsOurEnvironmentToItself() {
        assertThat(shell(Duration.ofMinutes(1), "export -p | wc -l").strip())
                .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThanOrEqualTo(9));
        assertThat(shell(Duration.ofMinutes(1), "echo \"$HOME\"")).isBlank();
    }

    @Test
    void tellsTheLastWordsOfAProgramThatFails() {
        assertThatThrownBy(() -> shell(Duration.ofMinutes(1), "echo first >&2; echo last >&2; exit 3"))
                .hasMessage("sh failed: last")
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA));
    }

    @Test
    void endsAProgramThatTakesTooLong() {
        assertThatThrownBy(() -> shell(Duration.ZERO, "sleep 600"))
                .hasMessage("sh did not end within 0 s")
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL));
    }
}
