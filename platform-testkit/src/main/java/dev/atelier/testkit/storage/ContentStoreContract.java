package dev.atelier.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for every store of bytes. A subclass brings one that is empty before each test. */
public abstract class ContentStoreContract extends ContentSweepContract {
    private void comesBack(int length) throws IOException {
        byte[] bytes = random(length, length);
        MediaContent stored = put(bytes);
        assertThat(stored.digest()).isEqualTo(digest(bytes));
        assertThat(stored.length()).isEqualTo(length);
        assertThat(stored.type()).isEqualTo(TYPE);
        assertThat(read(stored)).isEqualTo(bytes);

        MediaContent found = store().find(stored.digest(), MediaType.PNG).orElseThrow();
        assertThat(found.digest()).isEqualTo(stored.digest());
        assertThat(found.length()).isEqualTo(length);
        assertThat(found.type()).isEqualTo(MediaType.PNG);
        assertThat(read(found)).isEqualTo(bytes);
        assertThat(stored()).isOne();
    }

    @Test
    void keepsNothingAtAll() throws IOException {
        comesBack(0);
    }

    @Test
    void keepsOneByte() throws IOException {
        comesBack(1);
    }

    @Test
    void keepsAPicture() throws IOException {
        comesBack(1_500_001);
    }

    @Test
    void keepsAFilm() throws IOException {
        comesBack(20 * MEGABYTE + 1);
    }

    @Test
    void keepsWhatIsAsLargeAsItsParts() throws IOException {
        comesBack(5 * MEGABYTE);
    }

    @Test
    void keepsTwiceThat() throws IOException {
        comesBack(10 * MEGABYTE);
    }

    @Test
    void givesARangeByItsSkipping() throws IOException {
        byte[] bytes = random(3 * MEGABYTE, 3);
        MediaContent found = store().find(put(bytes).digest(), TYPE).orElseThrow();
        try (InputStream in = found.open()) {
            in.skipNBytes(2_000_000);
            assertThat(in.readNBytes(100)).isEqualTo(Arrays.copyOfRange(bytes, 2_000_000, 2_000_100));
            in.skipNBytes(1);
            assertThat(in.read()).isEqualTo(bytes[2_000_101] & 0xff);
            in.skipNBytes(bytes.length - 2_000_102 - 1);
            assertThat(in.read()).isEqualTo(bytes[bytes.length - 1] & 0xff);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void keepsEqualBytesOnce() throws IOException {
        byte[] small = random(1000, 1);
        byte[] large = random(12 * MEGABYTE, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(read(put(small))).isEqualTo(small);
            assertThat(read(put(large))).isEqualTo(large);
        }
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void keepsThemOnceFromManyAtOnce() throws Exception {
        byte[] bytes = random(6 * MEGABYTE, 4);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<MediaContent>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return put(bytes);
                }));
            }
            start.countDown();
            for (Future<MediaContent> each : all) {
                assertThat(read(each.get())).isEqualTo(bytes);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored()).isOne();
    }

    @Test
    void namesTheBytesBeforeTheyAreThere() throws IOException {
        byte[] bytes = random(100_000, 5);
        try (ContentWriter writer = store().open(TYPE)) {
            writer.write(bytes, 0, 70_000);
            writer.write(bytes, 70_000, 29_999);
            writer.write(bytes[99_999]);
            assertThat(writer.seal()).contains(digest(bytes));
            assertThat(store().find(digest(bytes), TYPE)).isEmpty();
            assertThat(writer.commit().digest()).isEqualTo(digest(bytes));
        }
        assertThat(store().find(digest(bytes), TYPE)).isPresent();
    }

    @Test
    void keepsNothingOfAWriterThatIsClosed() throws IOException {
        for (int length : new int[] {1000, 12 * MEGABYTE}) {
            try (ContentWriter writer = store().open(TYPE)) {
                writer.write(random(length, length));
            }
        }
        assertThat(stored()).isZero();
    }

    @Test
    void keepsNothingOfASourceThatBreaksOff() throws IOException {
        for (int length : new int[] {1000, 12 * MEGABYTE}) {
            InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(random(length, 6)), new Broken());
            assertThatThrownBy(() -> store().store(TYPE, breaking))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("connection reset");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(store().find(digest(new byte[] {9}), TYPE)).isEmpty();
        assertThat(store().delete(digest(new byte[] {9}))).isFalse();
    }

    @Test
    void deletes() throws IOException {
        MediaContent stored = put(random(1000, 7));
        assertThat(store().delete(stored.digest())).isTrue();
        assertThat(store().delete(stored.digest())).isFalse();
        assertThat(store().find(stored.digest(), TYPE)).isEmpty();
        assertThat(stored()).isZero();
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
