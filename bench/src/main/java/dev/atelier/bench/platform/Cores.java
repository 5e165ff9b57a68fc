package dev.atelier.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps what is measured on one processor core and the load off it, where that can be done: with taskset, on two cores or
 * more. Figures are those of one core then.
 */
public final class Cores {
    private static final String MEASURED = "0";

    private final boolean apart;

    private Cores(boolean apart) {
        this.apart = apart;
    }

    /** Takes this process, which makes the load, off the core of what is measured. */
    public static Cores divided() throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores < 2 || installed().isEmpty()) {
            return new Cores(false);
        }
        String others = "1-" + (cores - 1);
        String self = String.valueOf(ProcessHandle.current().pid());
        int status = new ProcessBuilder("taskset", "-a", "-c", "-p", others, self)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return new Cores(status == 0);
    }

    private static List<Path> installed() {
        return Stream.of("/usr/bin/taskset", "/bin/taskset")
                .map(Path::of)
                .filter(Files::isExecutable)
                .toList();
    }

    /** The command that starts a program on the core of what is measured. */
    List<String> command(List<String> program) {
        List<String> words = new ArrayList<>(apart ? List.of("taskset", "-c", MEASURED) : List.of());
        words.addAll(program);
        return words;
    }

    @Override
    public String toString() {
        return apart
                ? "the platform is kept on core " + MEASURED + ", the load on the others"
                : "platform and load share all cores, because taskset or a second core is missing";
    }
}
