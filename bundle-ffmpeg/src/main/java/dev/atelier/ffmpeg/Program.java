package dev.atelier.ffmpeg;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program of the operating system: run without a shell, for a bounded time, and without the secrets that are in our
 * own environment. Safe for use by any number of threads.
 */
final class Program {
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "TMPDIR", "SystemRoot", "TEMP");
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_WORDS = 300;

    private final Path file;
    private final Duration limit;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Program(Path file, Duration limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Runs the program in a folder.
     *
     * @return what it printed
     * @throws MediaException {@code UNSUPPORTED_MEDIA} with its last words when it fails, {@code CANCELLED}, {@code
     *     INTERNAL} when it cannot run or takes too long, {@code UNAVAILABLE} when we are being stopped
     */
    String run(WorkFolder folder, List<String> arguments, BooleanSupplier cancelled) {
        Path printed = folder.path("printed.txt");
        Path errors = folder.path("errors.txt");
        try {
            Process process = start(folder, arguments, printed, errors);
            try {
                process.getOutputStream().close();
                await(process, cancelled);
            } finally {
                end(process);
            }
            if (process.exitValue() != 0) {
                throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, name() + " failed: " + lastWords(errors));
            }
            return Files.readString(printed);
        } catch (IOException e) {
            throw new MediaException(ErrorKind.INTERNAL, name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private Process start(WorkFolder folder, List<String> arguments, Path printed, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectOutput(printed.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        running.add(process);
        return process;
    }

    private void await(Process process, BooleanSupplier cancelled) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new MediaException(ErrorKind.CANCELLED, "the call was cancelled");
                } else if (System.nanoTime() > end) {
                    throw new MediaException(
                            ErrorKind.INTERNAL, name() + " did not end within " + limit.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(ErrorKind.UNAVAILABLE, name() + " was stopped", e);
        }
        if (stopped) {
            throw new MediaException(ErrorKind.UNAVAILABLE, name() + " is being replaced; try again in a moment");
        }
    }

    private void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        running.remove(process);
    }

    /** Ends whatever runs now. */
    void stop() {
        stopped = true;
        running.forEach(Process::destroyForcibly);
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private static String lastWords(Path errors) throws IOException {
        String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        return last.length() > MOST_WORDS ? last.substring(0, MOST_WORDS) : last;
    }
}
