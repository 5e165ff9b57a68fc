package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.disk.DiskAssetIndex;
import dev.atelier.runtime.asset.disk.DiskContentStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetLibraryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path root;

    private Storage storage;
    private AssetLibrary library;

    @BeforeEach
    void open() throws IOException {
        storage = at(NOW);
        library = storage.library;
    }

    private Storage at(Instant time) throws IOException {
        return new Storage(root, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private Asset upload(byte[] bytes, long customer) {
        return library.upload(
                MediaType.JPEG, new ByteArrayInputStream(bytes), customer, Parameters.of("name", "a.jpg"));
    }

    private static byte[] bytes(MediaContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void anUploadIsWhatItsBytesSayAndKnowsItsFacts() throws IOException {
        Asset asset = upload(png(), 3);
        assertThat(asset.type()).isEqualTo(MediaType.PNG);
        assertThat(asset.customerId()).isEqualTo(3);
        assertThat(asset.origin()).isEqualTo(Asset.Origin.UPLOAD);
        assertThat(asset.facts().asMap())
                .containsOnly(Map.entry("name", "a.jpg"), Map.entry("width", 40L), Map.entry("height", 30L));
        assertThat(library.find(asset.id())).hasValue(asset);
        assertThat(bytes(library.content(asset))).isEqualTo(png());
    }

    @Test
    void whatIsNoMediaOrTooLargeOrBrokenLeavesNothing() throws IOException {
        assertRefused("<html></html>".getBytes(), ErrorKind.UNSUPPORTED_MEDIA, "claims to be image/jpeg");
        assertRefused("<svg onload='x'/>".getBytes(), ErrorKind.UNSUPPORTED_MEDIA, "looks like image/svg+xml");
        assertRefused(Arrays.copyOf(png(), 1_000_001), ErrorKind.TOO_LARGE, "at most 1000000 bytes");
        assertRefused(Arrays.copyOf(png(), 12), ErrorKind.UNSUPPORTED_MEDIA, "header is broken");
        assertRefused(new byte[0], ErrorKind.UNSUPPORTED_MEDIA, "does not look like it");
        assertThat(Storage.files(root)).isEmpty();
    }

    private void assertRefused(byte[] bytes, ErrorKind kind, String message) {
        assertThatThrownBy(() -> upload(bytes, 1)).isInstanceOfSatisfying(MediaException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused).hasMessageContaining(message);
        });
    }

    @Test
    void sharedBytesStayUntilTheLastAssetGoes() throws IOException {
        Asset mine = upload(png(), 1);
        Asset yours = upload(png(), 2);
        assertThat(Storage.files(root.resolve("content"))).hasSize(1);

        assertThat(library.delete(mine.id())).isTrue();
        assertThat(library.delete(mine.id())).isFalse();
        assertThat(bytes(library.content(yours))).isEqualTo(png());
        library.delete(yours.id());
        assertThatThrownBy(() -> library.content(yours))
                .isInstanceOfSatisfying(
                        MediaException.class, gone -> assertThat(gone.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void bytesThatACallHasJustMadeAreNotDeletedWithAnotherAsset() throws IOException {
        Asset old = upload(png(), 1);
        MediaContent made = library.sink().store(MediaType.PNG, new ByteArrayInputStream(png()));
        library.delete(old.id());
        assertThat(bytes(made)).isEqualTo(png());
    }

    @Test
    void uploadsAndDeletionsOfTheSameBytesAtOnceNeverLoseAny() throws Exception {
        byte[] png = png();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Future<?>[] rounds = new Future<?>[8];
            for (int i = 0; i < rounds.length; i++) {
                rounds[i] = threads.submit(() -> {
                    for (int round = 0; round < 100; round++) {
                        Asset asset = upload(png, 1);
                        assertThat(bytes(library.content(asset))).isEqualTo(png);
                        library.delete(asset.id());
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

    private void expire(Instant now) {
        library.expire(now);
    }

    @Test
    void theSweepTakesWhatExpiredAndNothingElse() throws IOException {
        Asset upload = upload(png(), 1);
        MediaContent input = library.sink().store(MediaType.BINARY, new ByteArrayInputStream(new byte[] {1}));
        String expiring =
                storage.outputs.adopt(input, Storage.CALL, Storage.ALICE).asset();

        expire(NOW.plus(Duration.ofHours(23)));
        assertThat(library.find(expiring)).isPresent();
        expire(NOW.plus(Duration.ofHours(25)));
        assertThat(library.find(expiring)).isEmpty();
        assertThat(library.find(upload.id())).isPresent();
        assertThat(Storage.files(root.resolve("content"))).hasSize(1);
    }

    @Test
    void theSweepTakesTheBytesOfCallsThatFailed() throws IOException {
        SettableClock clock = new SettableClock(NOW);
        Storage failing = new Storage(root, clock);
        failing.library.sink().store(MediaType.PNG, new ByteArrayInputStream(png()));

        failing.library.collect(Instant.MIN);
        assertThat(Storage.files(root.resolve("content"))).hasSize(1);
        clock.set(NOW.plus(Duration.ofHours(2)));
        failing.library.collect(Instant.MIN);
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void anotherStoreTakesOverAndWhatIsOnDiskStaysReadable(@TempDir Path elsewhere) throws IOException {
        Asset old = upload(png(), 1);
        DiskContentStore newStore = DiskContentStore.at(elsewhere, false);
        DiskAssetIndex newIndex = DiskAssetIndex.at(elsewhere);
        storage.contents.addStore(newStore, Map.of("service.ranking", 10));
        storage.indexes.addIndex(newIndex, Map.of("service.ranking", 10));

        try (ContentWriter writer = library.sink().open(MediaType.BINARY)) {
            writer.write(new byte[] {5});
            storage.outputs.adopt(writer.commit(), Storage.CALL, Storage.ALICE);
        }
        assertThat(Storage.files(elsewhere.resolve("content"))).hasSize(1);
        assertThat(library.list(Storage.newest(10))).hasSize(2);
        assertThat(bytes(library.content(old))).isEqualTo(png());

        storage.contents.removeStore(newStore);
        storage.indexes.removeIndex(newIndex);
        upload(Arrays.copyOf(png(), 5000), 1);
        assertThat(Storage.files(root.resolve("content"))).hasSize(2);
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void set(Instant time) {
            now = time;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
