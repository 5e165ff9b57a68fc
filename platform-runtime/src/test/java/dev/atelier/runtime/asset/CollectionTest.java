package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.disk.DiskAssetIndex;
import dev.atelier.runtime.asset.disk.DiskContentStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionTest {
    private static final Duration GRACE = Duration.ofHours(1);

    @TempDir
    Path root;

    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new Storage(root, Clock.systemUTC());
    }

    private static byte[] png(int side) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private Asset upload(byte[] bytes) {
        return storage.library.upload(MediaType.PNG, new ByteArrayInputStream(bytes), 1, Parameters.EMPTY);
    }

    /** Bytes that no asset tells of, as a kill leaves them: whoever claimed them is no more. */
    private Digest orphan(byte[] bytes) throws IOException {
        return DiskContentStore.at(root, false)
                .store(MediaType.PNG, new ByteArrayInputStream(bytes))
                .digest();
    }

    private Path file(Digest digest) {
        return root.resolve("content")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
    }

    private void age(Digest digest, Duration age) throws IOException {
        Files.setLastModifiedTime(file(digest), FileTime.from(Instant.now().minus(age)));
    }

    private long collect() {
        return storage.library.collect(Instant.now().minus(GRACE));
    }

    @Test
    void takesWhatIsOldAndNobodyTellsOf() throws IOException {
        Asset kept = upload(png(10));
        age(kept.digest(), GRACE.multipliedBy(9));
        Digest old = orphan(png(20));
        age(old, GRACE.plusMinutes(1));
        Digest young = orphan(png(30));
        age(young, GRACE.minusMinutes(1));
        Path foreign = Files.write(root.resolve("content/notes.txt"), new byte[] {1});

        assertThat(collect()).isOne();
        assertThat(file(kept.digest())).exists();
        assertThat(file(old)).doesNotExist();
        assertThat(file(young)).exists();
        assertThat(foreign).exists();
        assertThat(collect()).isZero();
    }

    @Test
    void leavesWhatACallHasMadeAndIsAboutToTellOf() throws IOException {
        Digest old = orphan(png(20));
        MediaContent again = storage.library.sink().store(MediaType.PNG, new ByteArrayInputStream(png(20)));
        age(old, GRACE.multipliedBy(2));

        assertThat(collect()).isZero();
        storage.contents.release(again.digest());
        assertThat(collect()).isOne();
    }

    @Test
    void clearsAwayWhatKilledWritersLeft() throws IOException {
        upload(png(10));
        Path part = Files.write(root.resolve("tmp/77.part"), new byte[10]);
        collect();
        assertThat(part).exists();
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(GRACE.multipliedBy(2))));
        collect();
        assertThat(part).doesNotExist();
    }

    @Test
    void leavesAllWhileAnIndexThatWasInServiceIsAway(@TempDir Path elsewhere) throws IOException {
        DiskAssetIndex other = DiskAssetIndex.at(elsewhere);
        storage.indexes.addIndex(other, Map.of("service.ranking", 10, "component.name", "the database"));
        Asset known = upload(png(10));
        age(known.digest(), GRACE.multipliedBy(2));
        storage.indexes.removeIndex(other);
        assertThat(collect()).isZero();
        assertThat(file(known.digest())).exists();

        storage = new Storage(root, Clock.systemUTC());
        assertThat(collect()).as("after a restart without it").isZero();
        assertThat(file(known.digest())).exists();

        storage.indexes.addIndex(other, Map.of("service.ranking", 10, "component.name", "the database"));
        Digest old = orphan(png(20));
        age(old, GRACE.multipliedBy(2));
        assertThat(collect()).isOne();
        assertThat(file(known.digest())).exists();
    }

    @Test
    void neverTakesWhatIsStoredAgainAtThatMoment() throws Exception {
        byte[] png = png(20);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<?>[] rounds = new Future<?>[4];
            for (int i = 0; i < rounds.length; i++) {
                rounds[i] = threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        Asset asset = upload(png);
                        try (InputStream in = storage.library.content(asset).open()) {
                            assertThat(in.readAllBytes()).isEqualTo(png);
                        }
                        storage.library.delete(asset.id());
                        storage.contents.collect(Instant.now().plus(GRACE), storage.indexes::uses);
                    }
                    return null;
                });
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void whatAStoreCouldNotDeleteGoesWhenItIsBack() throws IOException {
        Flaky flaky = new Flaky(DiskContentStore.at(root.resolve("flaky"), false));
        storage.contents.addStore(flaky, Map.of("service.ranking", 10));
        Asset asset = upload(png(10));
        flaky.away = true;
        assertThat(storage.library.delete(asset.id())).isTrue();
        Digest old = orphan(png(20));
        age(old, GRACE.multipliedBy(2));
        assertThat(collect()).as("of the other store").isOne();
        assertThat(Storage.files(root.resolve("flaky/content"))).hasSize(1);

        flaky.away = false;
        collect();
        assertThat(Storage.files(root.resolve("flaky/content"))).isEmpty();
    }

    private static final class Flaky implements ContentStore {
        private final ContentStore store;
        private boolean away;

        Flaky(ContentStore store) {
            this.store = store;
        }

        private ContentStore store() {
            if (away) {
                throw new MediaException(ErrorKind.STORAGE_FAILED, "the bucket is away");
            }
            return store;
        }

        @Override
        public ContentWriter open(MediaType declared) {
            return store().open(declared);
        }

        @Override
        public MediaContent store(MediaType declared, InputStream bytes) {
            return store().store(declared, bytes);
        }

        @Override
        public Optional<MediaContent> find(Digest digest, MediaType type) {
            return store().find(digest, type);
        }

        @Override
        public boolean delete(Digest digest) {
            return store().delete(digest);
        }

        @Override
        public void tidy(Instant before) {
            store();
        }
    }
}
