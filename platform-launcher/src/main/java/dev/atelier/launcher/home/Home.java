package dev.atelier.launcher.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one installation: what it is configured with, what it keeps, and where operators drop bundles.
 *
 * @param folder the folder itself, absolute
 */
public record Home(Path folder) {
    public Path conf() {
        return folder.resolve("conf");
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Makes the folders; a fresh home gets a copy of the configuration that the distribution suggests. */
    public void prepare(Path suggestions) {
        try {
            boolean fresh = !Files.exists(conf());
            Files.createDirectories(conf());
            Files.createDirectories(data().resolve("log"));
            Files.createDirectories(data().resolve("tmp"));
            Files.createDirectories(folder.resolve("deploy"));
            if (fresh && Files.isDirectory(suggestions)) {
                copyInto(conf(), suggestions);
            }
        } catch (IOException e) {
            throw new LaunchException("The home " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void copyInto(Path target, Path source) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
