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

    /**
     * Makes the folders. What the distribution suggests as configuration and the home lacks is copied: without a file for
     * the log everything would be logged, and without one for a vendor its key would not be looked for.
     */
    public void prepare(Path suggestions) {
        try {
            Files.createDirectories(conf());
            Files.createDirectories(data().resolve("log"));
            Files.createDirectories(data().resolve("tmp"));
            Files.createDirectories(folder.resolve("deploy"));
            if (Files.isDirectory(suggestions)) {
                copyMissing(conf(), suggestions);
            }
        } catch (IOException e) {
            throw new LaunchException("The home " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Deletes the temporary files that a killed platform left; to be called by the one that runs on the home only. */
    public void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data().resolve("tmp"), Files::isRegularFile)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void copyMissing(Path target, Path source) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Path copy = target.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
