package dev.atelier.it;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A platform in a process of its own, on a free port. */
final class Platform implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Atelier ready at (http://127\\.0\\.0\\.1:\\d+) in \\d+ ms");
    private static final Pattern UNREADY =
            Pattern.compile("Atelier answers at (http://127\\.0\\.0\\.1:\\d+), but cannot serve calls yet: .*");

    private final Path home;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Platform(Path home, Process process) {
        this.home = home;
        this.process = process;
        Thread reader = new Thread(this::read, "platform output");
        reader.setDaemon(true);
        reader.start();
    }

    static Platform start(Path home, String... options) throws IOException {
        return start(Distribution.script(), home, options);
    }

    /** Starts and waits for the line that says it is ready. */
    static Platform start(Path script, Path home, String... options) throws IOException {
        return start(READY, script, home, options);
    }

    /** Starts where something that it needs is away, and waits for the line that says so. */
    static Platform startUnready(Path home) throws IOException {
        return start(UNREADY, Distribution.script(), home);
    }

    private static Platform start(Pattern end, Path script, Path home, String... options) throws IOException {
        String[] words = new String[options.length + 3];
        words[0] = "run";
        words[1] = "--port";
        words[2] = "0";
        System.arraycopy(options, 0, words, 3, options.length);
        Platform platform =
                new Platform(home, Command.process(script, home, words).start());
        await("the platform is ready").atMost(Duration.ofMinutes(2)).until(() -> {
            if (!platform.process.isAlive()) {
                throw new IllegalStateException("the platform ended: " + platform.lines);
            }
            return platform.lines.stream().anyMatch(line -> end.matcher(line).matches());
        });
        return platform;
    }

    Path home() {
        return home;
    }

    Path deployFolder() {
        return home.resolve("deploy");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Process process() {
        return process;
    }

    Client client() {
        return new Client(lines.stream()
                .flatMap(line -> Stream.of(READY.matcher(line), UNREADY.matcher(line)))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow());
    }

    /** Asks it to stop, as a service manager does; returns the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the platform does not stop: " + lines);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(output ended: " + e.getMessage() + ")");
        }
    }
}
