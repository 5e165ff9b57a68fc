package dev.atelier.ffmpeg;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary folder in which programs find their input and leave their output, gone when closed.
 *
 * @param root the folder
 */
record WorkFolder(Path root) implements AutoCloseable {
    static WorkFolder create() {
        try {
            return new WorkFolder(Files.createTempDirectory("atelier-ffmpeg-"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    void put(String name, MediaContent content) {
        try (InputStream bytes = content.open()) {
            Files.copy(bytes, path(name));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    InputStream open(String name) {
        try {
            return Files.newInputStream(path(name));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(root);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static MediaException failed(IOException e) {
        return new MediaException(ErrorKind.STORAGE_FAILED, "temporary files cannot be used: " + e.getMessage(), e);
    }
}
