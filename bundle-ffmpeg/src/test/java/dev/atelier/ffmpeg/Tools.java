package dev.atelier.ffmpeg;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.MemorySink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real programs, where they are installed. */
final class Tools {
    private Tools() {}

    static void assumePresent(Ffmpeg tools) {
        Assumptions.assumeTrue(tools.missing().isEmpty(), () -> tools.missing().orElse("") + " (this test is skipped)");
    }

    /** A video that ffmpeg makes of nothing. */
    static MediaContent clip(Ffmpeg tools, String size, int seconds, boolean sound) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=10:duration=" + seconds));
        if (sound) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "sine=duration=" + seconds));
        }
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "file:made.mp4"));
        try (WorkFolder folder = WorkFolder.create()) {
            tools.ffmpeg().run(folder, arguments, () -> false);
            try (InputStream made = folder.open("made.mp4")) {
                return MemorySink.content(MediaType.MP4, made.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
