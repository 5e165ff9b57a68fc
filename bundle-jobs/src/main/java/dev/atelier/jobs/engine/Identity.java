package dev.atelier.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Who a node is.
 *
 * @param node one run of it
 * @param home the same in each run
 */
record Identity(String node, String home) {
    /** A new run in a home; its name is kept in a file there. */
    static Identity in(Path home) {
        Path file = home.resolve("data").resolve("jobs").resolve("node");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return new Identity(
                    UUID.randomUUID().toString(),
                    UUID.fromString(Files.readString(file).strip()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no name of a node; remove it", e);
        }
    }
}
