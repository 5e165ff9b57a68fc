package dev.atelier.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run of the platform, deleted afterwards. */
public record Home(Path path) implements AutoCloseable {
    /** A home with the configuration that is shipped. */
    public static Home create() throws IOException {
        Home home = new Home(Files.createTempDirectory("atelier-bench"));
        Path conf = Files.createDirectories(home.path.resolve("conf"));
        try (Stream<Path> shipped = Files.list(Platform.root().resolve("distribution/target/atelier/conf/home"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, conf.resolve(file.getFileName()));
            }
        }
        return home;
    }

    public Path deploy() throws IOException {
        return Files.createDirectories(path.resolve("deploy"));
    }

    /** Writes the settings of one component. */
    public void configure(String pid, String... lines) throws IOException {
        Files.write(path.resolve("conf").resolve(pid + ".cfg"), List.of(lines));
    }

    /** Deletes files of the data folder whose names match, for example {@code classes-*.jsa}. */
    public void forget(String glob) throws IOException {
        try (var files = Files.newDirectoryStream(path.resolve("data"), glob)) {
            for (Path file : files) {
                delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
