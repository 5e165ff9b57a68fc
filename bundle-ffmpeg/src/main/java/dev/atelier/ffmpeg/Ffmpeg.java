package dev.atelier.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The two programs, where they are installed. Safe for use by any number of threads. */
@Component(service = Ffmpeg.class, configurationPid = Ffmpeg.PID)
@Designate(ocd = FfmpegConfig.class)
public final class Ffmpeg {
    static final String PID = "dev.atelier.ffmpeg";

    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);

    private final Optional<Program> ffmpeg;
    private final Optional<Program> ffprobe;
    private final Optional<String> missing;

    @Activate
    public Ffmpeg(FfmpegConfig config) {
        this(config, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    Ffmpeg(FfmpegConfig config, String searched) {
        Optional<Path> main = config.ffmpegPath().isBlank()
                ? onPath("ffmpeg", searched)
                : executable(config.ffmpegPath().strip());
        Optional<Path> probe = main.flatMap(path -> executable(path.resolveSibling("ffprobe") + suffix(path)))
                .or(() -> onPath("ffprobe", searched));
        Duration limit = Duration.ofSeconds(config.timeoutSeconds());
        this.ffmpeg = main.map(path -> new Program(path, limit));
        this.ffprobe = probe.map(path -> new Program(path, limit));
        this.missing = main.isPresent() && probe.isPresent()
                ? Optional.empty()
                : Optional.of((main.isEmpty() ? "ffmpeg" : "ffprobe") + " was not found: install ffmpeg, or name it in "
                        + PID + "/ffmpegPath");
        // Where it was never asked for, that it is not there is no fault.
        missing.ifPresent(sentence -> LOG.atLevel(config.ffmpegPath().isBlank() ? Level.INFO : Level.WARN)
                .log("Videos are neither joined nor shown small: {}", sentence));
    }

    /** Why nothing can be done, as one sentence; nothing when both programs are there. */
    Optional<String> missing() {
        return missing;
    }

    Program ffmpeg() {
        return ffmpeg.orElseThrow(() -> new IllegalStateException(missing.orElse("")));
    }

    Program ffprobe() {
        return ffprobe.orElseThrow(() -> new IllegalStateException(missing.orElse("")));
    }

    private static Optional<Path> onPath(String name, String searched) {
        return Stream.of(searched.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(folder + File.separator + name, folder + File.separator + name + ".exe"))
                .flatMap(file -> executable(file).stream())
                .findFirst();
    }

    private static String suffix(Path program) {
        return program.toString().endsWith(".exe") ? ".exe" : "";
    }

    private static Optional<Path> executable(String file) {
        try {
            return Optional.of(Path.of(file).toAbsolutePath())
                    .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Ends what runs. */
    @Deactivate
    void stop() {
        ffmpeg.ifPresent(Program::stop);
        ffprobe.ifPresent(Program::stop);
    }
}
