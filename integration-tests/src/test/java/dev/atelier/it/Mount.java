package dev.atelier.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory over a folder; only root on Linux can have one. */
record Mount(Path folder) implements AutoCloseable {
    /** Skips the test where it cannot be made. */
    static Mount ofMegabytes(Path folder, int size) throws IOException, InterruptedException {
        return of(folder, "size=" + size + "m");
    }

    /** Skips the test where it cannot be made. */
    static Mount readOnly(Path folder) throws IOException, InterruptedException {
        return of(folder, "ro,size=1m");
    }

    private static Mount of(Path folder, String options) throws IOException, InterruptedException {
        String problem = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
        assumeTrue(problem.isEmpty(), "no file system can be mounted here: " + problem);
        return new Mount(folder);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        String problem = run("umount", "-l", folder.toString());
        if (!problem.isEmpty()) {
            throw new IllegalStateException(problem);
        }
    }

    /** @return what it complains about; empty when all went well */
    private static String run(String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : "exit " + process.exitValue() + " " + output;
        } catch (IOException absent) {
            return String.valueOf(absent.getMessage());
        }
    }
}
