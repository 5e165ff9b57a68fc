package dev.atelier.tracking.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines in a file of their own. They are handed to the system and not forced to the disk: they outlive the process, but
 * not a power cut. For one thread at a time.
 */
final class Journal {
    private static final String PREFIX = "free-";

    private final Path path;
    private final RandomAccessFile file;
    private long length;

    private Journal(Path path) throws IOException {
        this.path = path;
        // Unlike a channel it stays open when a thread that writes is interrupted.
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    static Journal create(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Journal(Files.createTempFile(folder, PREFIX, ""));
    }

    void write(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            file.write(bytes);
            length += bytes.length;
        } catch (IOException failed) {
            // What is written next replaces the half of this line that may be there.
            file.seek(length);
            throw failed;
        }
    }

    /** The lines that were written whole. */
    static List<String> read(Path path) throws IOException {
        String text = Files.readString(path);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    /** The files of a process that did not come to delete them. */
    static List<Path> left(Path folder) throws IOException {
        List<Path> left = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
                files.forEach(left::add);
            }
        }
        return left;
    }
}
