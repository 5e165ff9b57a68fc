package dev.atelier.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every store when it is cleared of what nobody needs. */
abstract class ContentSweepContract extends StoredBytes {
    @Test
    void namesWhatIsOld() throws IOException {
        Digest old = put(random(1000, 8)).digest();
        Digest older = put(random(1000, 9)).digest();
        put(random(1000, 10));
        age(old, Duration.ofHours(2));
        age(older, Duration.ofHours(3));

        List<Digest> found = new ArrayList<>();
        store().visit(Instant.now().minus(Duration.ofHours(1)), found::add);
        assertThat(found).containsExactlyInAnyOrder(old, older);
    }

    @Test
    void deletesWhatIsOldUnlessItWasStoredAgain() throws IOException {
        byte[] bytes = random(1000, 11);
        Digest digest = put(bytes).digest();
        Instant before = Instant.now().minus(Duration.ofHours(1));
        assertThat(store().delete(digest, before)).isFalse();
        age(digest, Duration.ofHours(2));
        put(bytes);
        assertThat(store().delete(digest, before)).isFalse();
        assertThat(read(store().find(digest, TYPE).orElseThrow())).isEqualTo(bytes);

        age(digest, Duration.ofHours(2));
        assertThat(store().delete(digest, before)).isTrue();
        assertThat(store().delete(digest, before)).isFalse();
        assertThat(stored()).isZero();
    }

    @Test
    void clearsAwayWhatWritersThatAreNoMoreHaveLeft() throws IOException {
        ContentWriter killed = store().open(TYPE);
        killed.write(random(12 * MEGABYTE, 12));
        assertThat(stored()).isPositive();

        store().tidy(Instant.now().minus(Duration.ofHours(1)));
        assertThat(stored()).isPositive();
        store().tidy(Instant.now().plus(Duration.ofHours(1)));
        assertThat(stored()).isZero();
    }
}
