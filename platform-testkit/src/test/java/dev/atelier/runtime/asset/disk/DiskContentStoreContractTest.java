package dev.atelier.runtime.asset.disk;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.media.Digest;
import dev.atelier.testkit.storage.ContentStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DiskContentStoreContractTest extends ContentStoreContract {
    @TempDir
    Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = DiskContentStore.at(root, false);
    }

    @Override
    protected ContentStore store() {
        return store;
    }

    @Override
    protected int stored() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    protected void age(Digest digest, Duration by) throws IOException {
        Path file = root.resolve("content")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(time.toInstant().minus(by)));
    }
}
