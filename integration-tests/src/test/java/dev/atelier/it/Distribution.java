package dev.atelier.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The assembled platform that the build made. */
final class Distribution {
    private Distribution() {}

    static Path folder() {
        return Path.of(System.getProperty("atelier.it.dist", "../distribution/target/atelier"))
                .toAbsolutePath()
                .normalize();
    }

    static Path script() {
        return folder().resolve("bin/atelier");
    }

    /** Every bundle that is installed at start. */
    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(folder().resolve("bundles"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** The jar of one of our own modules. */
    static Path bundle(String artifact) throws IOException {
        return bundles().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(artifact + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not in the distribution"));
    }
}
