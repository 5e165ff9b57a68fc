package dev.atelier.s3;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.media.Digest;
import dev.atelier.testkit.storage.ContentStoreContract;
import dev.atelier.testkit.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3ContentStoreTest extends ContentStoreContract {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static S3Server server;

    private String bucket;
    private S3ContentStore store;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        bucket = "contract-" + BUCKETS.incrementAndGet();
        store = Buckets.store(server, bucket, folder.resolve("parts"), Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ContentStore store() {
        return store;
    }

    @Override
    protected int stored() {
        return server.keys(bucket).size();
    }

    @Override
    protected void age(Digest digest, Duration by) throws IOException {
        Path file = server.file(bucket, "files/content/" + digest.hex());
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(time.toInstant().minus(by)));
    }
}
