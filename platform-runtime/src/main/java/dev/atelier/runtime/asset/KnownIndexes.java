package dev.atelier.runtime.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.atelier.runtime.asset.disk.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file with the names of all indexes that were ever in service here. While one of them is away nobody can tell which
 * bytes it needs. Safe for use by any number of threads.
 */
final class KnownIndexes {
    private final Path file;
    private final Set<String> written = new HashSet<>();

    KnownIndexes(Path file) {
        this.file = file;
    }

    /** @throws dev.atelier.core.error.MediaException if the name cannot be kept */
    synchronized void add(String name) {
        if (written.contains(name)) {
            return;
        }
        try {
            if (!names().contains(name)) {
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, name + "\n", UTF_8, CREATE, APPEND);
            }
            written.add(name);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    /** Those that are not among the ones in service. */
    synchronized Set<String> missing(Collection<String> present) {
        try {
            Set<String> names = new LinkedHashSet<>(names());
            present.forEach(names::remove);
            return names;
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    private List<String> names() throws IOException {
        try {
            return Files.readAllLines(file, UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
