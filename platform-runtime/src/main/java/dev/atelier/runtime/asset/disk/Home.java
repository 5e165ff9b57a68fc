package dev.atelier.runtime.asset.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/** Where files live, and small things done to directories. */
public final class Home {
    private Home() {}

    /** The data directory of this platform. */
    public static Path data(BundleContext context) {
        String home = context.getProperty("atelier.home");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize().resolve("data");
    }

    /** Creates an empty file and the directories that it needs; an existing one is left as it is. */
    public static Path createFile(Path file) throws IOException {
        try {
            Files.newByteChannel(file, CREATE, WRITE).close();
        } catch (NoSuchFileException noDirectory) {
            Files.createDirectories(file.resolveSibling(""));
            Files.newByteChannel(file, CREATE, WRITE).close();
        }
        return file;
    }

    /** The names in a directory, sorted; none where there is no such directory. */
    public static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    /**
     * Deletes a file, and its directory if there is no other in it.
     *
     * @return whether it was there
     */
    public static boolean deleteFile(Path file) throws IOException {
        boolean deleted = Files.deleteIfExists(file);
        try {
            Files.deleteIfExists(file.resolveSibling(""));
        } catch (DirectoryNotEmptyException others) {
            // They stay.
        }
        return deleted;
    }

    /** Deletes the files in a directory, which remains. */
    public static void clear(Path directory) throws IOException {
        for (String name : names(directory)) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }
}
