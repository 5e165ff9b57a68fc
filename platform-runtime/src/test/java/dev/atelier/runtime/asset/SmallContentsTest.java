package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SmallContentsTest {
    private final SmallContents small = new SmallContents();

    /** Bytes in a store that counts how often they are read. */
    private static final class Stored implements MediaContent {
        private final int number;
        private final int length;
        private int opened;

        Stored(int number, int length) {
            this.number = number;
            this.length = length;
        }

        @Override
        public MediaType type() {
            return MediaType.PNG;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public Digest digest() {
            return new Digest("%064x".formatted(number));
        }

        @Override
        public InputStream open() {
            opened++;
            byte[] bytes = new byte[length];
            bytes[0] = (byte) number;
            return new ByteArrayInputStream(bytes);
        }
    }

    private byte[] read(Stored stored) throws IOException {
        MediaContent content = small.of(stored);
        assertThat(content.length()).isEqualTo(stored.length());
        assertThat(content.type()).isEqualTo(MediaType.PNG);
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsWhatIsSmallOnce() throws IOException {
        Stored stored = new Stored(7, 10_000);
        byte[] first = read(stored);

        assertThat(read(stored)).isEqualTo(first).hasSize(10_000).startsWith(7);
        assertThat(stored.opened).isEqualTo(1);
    }

    @Test
    void leavesWhatIsLargeInItsStore() throws IOException {
        Stored stored = new Stored(7, 100_000);
        read(stored);
        read(stored);

        assertThat(stored.opened).isEqualTo(2);
    }

    @Test
    void forgetsWhatWasNotAskedForWhereThereIsTooMuch() throws IOException {
        Stored asked = new Stored(0, 60_000);
        Stored other = new Stored(1, 60_000);
        read(other);
        for (int i = 2; i < 400; i++) {
            read(asked);
            read(new Stored(i, 60_000));
        }
        read(other);

        assertThat(asked.opened).isEqualTo(1);
        assertThat(other.opened).isEqualTo(2);
    }
}
