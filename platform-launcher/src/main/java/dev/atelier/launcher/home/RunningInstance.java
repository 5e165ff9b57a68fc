package dev.atelier.launcher.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running platform tells commands about itself, in {@code data/running.properties}.
 *
 * @param process the process that wrote it
 * @param url where it answers
 * @param shellPort where it takes shell commands, on the loopback address
 * @param shellToken what a shell command must present
 */
public record RunningInstance(ProcessHandle process, String url, int shellPort, String shellToken) {
    /** The file below a home. */
    static Path file(Home home) {
        return home.data().resolve("running.properties");
    }

    /** The platform that runs on a home. */
    public static Optional<RunningInstance> find(Home home) {
        Properties lines = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file(home))) {
            lines.load(reader);
        } catch (IOException e) {
            return Optional.empty();
        }
        return process(lines)
                .map(process -> new RunningInstance(
                        process,
                        lines.getProperty("url", ""),
                        Integer.parseInt(lines.getProperty("shell.port", "0")),
                        lines.getProperty("shell.token", "")));
    }

    /** As {@link #find}, but says what to do where there is none. */
    public static RunningInstance need(Home home) {
        RunningInstance running = find(home)
                .orElseThrow(() -> new LaunchException(
                        "No platform runs on " + home.folder() + ": start one with atelier start, or name its --home"));
        if (running.url().isEmpty()) {
            throw new LaunchException("The platform on " + home.folder() + " is still starting");
        }
        return running;
    }

    Properties lines() {
        Properties lines = new Properties();
        lines.setProperty("pid", Long.toString(process.pid()));
        lines.setProperty("began", began(process));
        lines.setProperty("url", url);
        lines.setProperty("shell.port", Integer.toString(shellPort));
        lines.setProperty("shell.token", shellToken);
        return lines;
    }

    /** The process named, unless its number has since been given to another. */
    private static Optional<ProcessHandle> process(Properties lines) {
        return Optional.ofNullable(lines.getProperty("pid"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.isAlive() && began(process).equals(lines.getProperty("began")));
    }

    private static String began(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
