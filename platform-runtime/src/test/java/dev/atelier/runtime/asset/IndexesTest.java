package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.asset.disk.DiskAssetIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two indexes: the one on disk below, a better one above that is away at times. */
class IndexesTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final Asset OLD = Storage.asset("01KAGZ8W2M0000000000000001", BYTES, 1);
    private static final Asset NEW = Storage.asset("01KAGZ8W2M0000000000000002", BYTES, 1);
    private static final AssetQuery ALL = AssetQuery.all(Optional.empty(), 10);

    @TempDir
    Path root;

    private Indexes indexes;
    private DiskAssetIndex disk;
    private Away best;

    @BeforeEach
    void open() throws IOException {
        indexes = new Indexes(root);
        disk = DiskAssetIndex.at(root.resolve("disk"));
        best = new Away(DiskAssetIndex.at(root.resolve("best")));
        indexes.addIndex(disk, Map.of("service.ranking", -100));
        indexes.add(OLD);
        indexes.addIndex(best, Map.of("service.ranking", 100));
    }

    @Test
    void whatWasThereBeforeIsFoundListedAndRemoved() {
        indexes.add(NEW);

        assertThat(disk.find(NEW.id())).isEmpty();
        assertThat(indexes.find(OLD.id())).hasValue(OLD);
        assertThat(indexes.list(ALL)).containsExactly(NEW, OLD);
        assertThat(indexes.remove(NEW.id())).isTrue();
        assertThat(indexes.uses(OLD.digest())).isTrue();
        assertThat(indexes.remove(OLD.id())).isTrue();
        assertThat(indexes.uses(OLD.digest())).isFalse();
    }

    @Test
    void whatTheBestCannotTakeIsTakenBelowAndComesUpLater() throws IOException {
        best.away = true;
        indexes.add(NEW);

        assertThat(indexes.find(NEW.id())).hasValue(NEW);
        assertThat(indexes.known("01KAGZ8W2M0000000000000003")).isEmpty();
        assertUnavailable(() -> indexes.find("01KAGZ8W2M0000000000000003"));
        assertUnavailable(() -> indexes.list(ALL));
        assertUnavailable(() -> indexes.uses(Storage.digest(new byte[] {9})));
        assertUnavailable(() -> indexes.moveUp(ALL));

        best.away = false;
        assertThat(indexes.moveUp(ALL)).isEqualTo(2);
        assertThat(indexes.moveUp(ALL)).isZero();
        assertThat(Storage.files(root.resolve("disk"))).isEmpty();
        assertThat(best.list(ALL)).containsExactly(NEW, OLD);
        assertThat(indexes.list(ALL)).containsExactly(NEW, OLD);
    }

    private static void assertUnavailable(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        MediaException.class, away -> assertThat(away.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }

    @Test
    void anAssetInBothIsOne() {
        best.add(OLD);

        assertThat(indexes.list(ALL)).containsExactly(OLD);
        assertThat(indexes.moveUp(ALL)).isEqualTo(1);
        assertThat(indexes.list(ALL)).containsExactly(OLD);
        assertThat(indexes.remove(OLD.id())).isTrue();
        assertThat(indexes.find(OLD.id())).isEmpty();
    }

    @Test
    void thatNobodyTakesAnAssetIsSaid() {
        best.away = true;
        indexes.removeIndex(disk);

        assertUnavailable(() -> indexes.add(NEW));
    }

    /** An index that is away when a test says so. */
    private static final class Away implements AssetIndex {
        private final AssetIndex index;
        private boolean away;

        Away(AssetIndex index) {
            this.index = index;
        }

        private AssetIndex present() {
            if (away) {
                throw new MediaException(ErrorKind.UNAVAILABLE, "the database does not answer");
            }
            return index;
        }

        @Override
        public void add(Asset asset) {
            present().add(asset);
        }

        @Override
        public Optional<Asset> find(String id) {
            return present().find(id);
        }

        @Override
        public List<Asset> list(AssetQuery query) {
            return present().list(query);
        }

        @Override
        public List<Asset> expired(Instant now, int limit) {
            return present().expired(now, limit);
        }

        @Override
        public boolean remove(String id) {
            return present().remove(id);
        }

        @Override
        public boolean uses(Digest digest) {
            return present().uses(digest);
        }
    }
}
