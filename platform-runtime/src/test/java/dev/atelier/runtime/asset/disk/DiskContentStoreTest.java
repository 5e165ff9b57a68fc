package dev.atelier.runtime.asset.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskContentStoreTest {
    @TempDir
    Path root;

    private DiskContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = DiskContentStore.at(root, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 1_500_000, 20_971_520})
    void bytesOfEverySizeComeBackAsTheyWere(int size) throws IOException {
        byte[] bytes = Storage.random(size);
        MediaContent stored = store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
        assertThat(stored.length()).isEqualTo(size);
        assertThat(stored.digest()).isEqualTo(Storage.digest(bytes));
        MediaContent found = store.find(stored.digest(), MediaType.BINARY).orElseThrow();
        try (InputStream in = found.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(Storage.files(root.resolve("tmp"))).isEmpty();
    }

    @Test
    void writesOfOddPiecesAreTheSameBytes() throws IOException {
        byte[] bytes = Storage.random(300_000);
        try (ContentWriter writer = store.open(MediaType.BINARY)) {
            int offset = 0;
            for (int piece = 1; offset < bytes.length; piece = piece * 3 + 1) {
                int count = Math.min(piece, bytes.length - offset);
                writer.write(bytes, offset, count);
                offset += count;
            }
            assertThat(writer.commit().digest()).isEqualTo(Storage.digest(bytes));
        }
    }

    @Test
    void theFirstBytesDecideTheTypeOverTheClaim() throws IOException {
        try (ContentWriter writer = store.open(MediaType.JPEG)) {
            for (byte one : "\u0089PNG\r\n\u001a\n....".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) {
                writer.write(one);
            }
            assertThat(writer.commit().type()).isEqualTo(MediaType.PNG);
        }
        assertThat(store.store(MediaType.TEXT, new ByteArrayInputStream(new byte[] {'h', 'i'}))
                        .type())
                .isEqualTo(MediaType.TEXT);
    }

    @Test
    void manyThreadsStoringTheSameBytesKeepThemOnce() throws Exception {
        byte[] bytes = Storage.random(200_000);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<MediaContent>> stored = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                stored.add(threads.submit(() -> {
                    start.await();
                    return store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
                }));
            }
            start.countDown();
            for (Future<MediaContent> each : stored) {
                try (InputStream in = each.get().open()) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Storage.files(root.resolve("content"))).hasSize(1);
        assertThat(Storage.files(root.resolve("tmp"))).isEmpty();
    }

    @Test
    void nothingIsKeptOfAWriterThatIsClosedWithoutACommit() throws IOException {
        try (ContentWriter writer = store.open(MediaType.PNG)) {
            writer.write(new byte[1000]);
        }
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void whatACrashLeftIsClearedAtTheNextStart() throws IOException {
        MediaContent whole = store.store(MediaType.BINARY, new ByteArrayInputStream(new byte[] {1}));
        Files.write(root.resolve("tmp/77.part"), new byte[10]);
        DiskContentStore.at(root, false);
        assertThat(Storage.files(root.resolve("tmp"))).isEmpty();
        assertThat(store.find(whole.digest(), MediaType.BINARY)).isPresent();
    }

    @Test
    void aFileThatAPowerCutTruncatedIsReplaced() throws IOException {
        byte[] bytes = Storage.random(5000);
        MediaContent first = store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
        Path file = root.resolve("content")
                .resolve(Storage.files(root.resolve("content")).get(0));
        Files.write(file, new byte[0]);
        store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
        try (InputStream in = first.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void skippingInAStreamGivesARange() throws IOException {
        byte[] bytes = Storage.random(100_000);
        MediaContent stored = store.store(MediaType.BINARY, new ByteArrayInputStream(bytes));
        try (InputStream in = stored.open()) {
            in.skipNBytes(99_990);
            assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 99_990, 100_000));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAStorageFailureWithoutPaths() throws IOException {
        Path file = Files.createFile(root.resolve("in-the-way"));
        DiskContentStore blocked = DiskContentStore.at(file, false);
        assertThatThrownBy(() -> blocked.open(MediaType.PNG)).isInstanceOfSatisfying(MediaException.class, failed -> {
            assertThat(failed.kind()).isEqualTo(ErrorKind.STORAGE_FAILED);
            assertThat(failed.getMessage())
                    .startsWith("the asset store cannot be written: ")
                    .doesNotContain(root.toString());
        });
    }

    @Test
    void aSourceThatBreaksOffIsNotTheStoresFault() throws IOException {
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> store.store(MediaType.PNG, breaking))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("connection reset");
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void deletedBytesAreGone() {
        MediaContent stored = store.store(MediaType.BINARY, new ByteArrayInputStream(new byte[] {1, 2}));
        assertThat(store.delete(stored.digest())).isTrue();
        assertThat(store.delete(stored.digest())).isFalse();
        assertThat(store.find(stored.digest(), MediaType.BINARY)).isEmpty();
    }

    @Test
    void durableStoresTheSame() throws IOException {
        DiskContentStore durable = DiskContentStore.at(root.resolve("durable"), true);
        byte[] bytes = Storage.random(70_000);
        try (InputStream in =
                durable.store(MediaType.BINARY, new ByteArrayInputStream(bytes)).open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }
}
