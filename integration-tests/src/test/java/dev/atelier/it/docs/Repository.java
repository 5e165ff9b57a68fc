package dev.atelier.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, as tests see them. */
final class Repository {
    static final Path ROOT =
            Path.of(System.getProperty("user.dir")).toAbsolutePath().getParent();

    private Repository() {}

    /** Every page that people read. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .filter(file -> !ROOT.relativize(file).toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The jars that the modules have made. */
    static List<Path> jars() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> module.getFileName().toString().matches("(platform|bundle)-.*"))
                    .flatMap(Repository::jar)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> jar(Path module) {
        String name = module.getFileName() + "-[0-9].*\\.jar";
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList().stream();
        } catch (IOException notBuilt) {
            return Stream.empty();
        }
    }
}
