package dev.atelier.runtime.asset.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.runtime.asset.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskAssetIndexTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path root;

    private DiskAssetIndex index;

    @BeforeEach
    void open() throws IOException {
        index = DiskAssetIndex.at(root);
    }

    private static String id(Instant time, int number) {
        return new Ulid(time.toEpochMilli(), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) number}).toString();
    }

    /** One asset an hour, so that they lie in many directories. */
    private List<String> hourly(int count) {
        List<String> ids = new ArrayList<>();
        for (int hour = 0; hour < count; hour++) {
            String id = id(START.plus(Duration.ofHours(hour)), hour);
            index.add(Storage.asset(id, BYTES, hour % 2 + 1));
            ids.add(id);
        }
        Collections.reverse(ids);
        return ids;
    }

    private List<String> ids(AssetQuery query) {
        return index.list(query).stream().map(Asset::id).toList();
    }

    @Test
    void anAssetComesBackAsItWasAlsoAfterARestart() throws IOException {
        Asset asset = Storage.asset(id(START, 1), BYTES, 5);
        index.add(asset);
        assertThat(DiskAssetIndex.at(root).find(asset.id())).hasValue(asset);
        assertThat(index.find(id(START, 2))).isEmpty();
        assertThat(index.find("../../secret")).isEmpty();
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<String> all = hourly(40);
        assertThat(ids(Storage.newest(1000))).isEqualTo(all);

        List<String> paged = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (int page = 0; page < 6; page++) {
            List<String> ids = ids(query(OptionalLong.empty(), Optional.empty(), Optional.empty(), before, 7));
            paged.addAll(ids);
            before = Optional.of(ids.get(ids.size() - 1));
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void listsByCustomerAndTime() {
        List<String> all = hourly(40);
        assertThat(ids(query(OptionalLong.of(1), Optional.empty(), Optional.empty(), Optional.empty(), 1000)))
                .isEqualTo(IntStream.range(0, 40)
                        .filter(i -> i % 2 == 1)
                        .mapToObj(all::get)
                        .toList());
        assertThat(ids(query(
                        OptionalLong.empty(),
                        Optional.of(START.plus(Duration.ofHours(10))),
                        Optional.of(START.plus(Duration.ofHours(20))),
                        Optional.empty(),
                        1000)))
                .isEqualTo(all.subList(20, 30));
    }

    private static AssetQuery query(
            OptionalLong customer, Optional<Instant> from, Optional<Instant> to, Optional<String> before, int limit) {
        return new AssetQuery(customer, Optional.empty(), Optional.empty(), Optional.empty(), from, to, before, limit);
    }

    @Test
    void knowsWhoNeedsBytesUntilTheLastIsRemoved() throws IOException {
        index.add(Storage.asset(id(START, 1), BYTES, 1));
        index.add(Storage.asset(id(START, 2), BYTES, 2));
        assertThat(index.uses(Storage.digest(BYTES))).isTrue();
        assertThat(index.uses(Storage.digest(new byte[] {9}))).isFalse();

        assertThat(index.remove(id(START, 1))).isTrue();
        assertThat(index.remove(id(START, 1))).isFalse();
        assertThat(index.uses(Storage.digest(BYTES))).isTrue();
        index.remove(id(START, 2));
        assertThat(index.uses(Storage.digest(BYTES))).isFalse();
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void aBrokenFileHidesNoOther() throws IOException {
        List<String> all = hourly(3);
        Path broken;
        try (var files = Files.walk(root)) {
            broken = files.filter(file -> file.endsWith(all.get(1) + ".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(broken, "{\"id\":");
        assertThat(ids(Storage.newest(10))).containsExactly(all.get(0), all.get(2));
    }
}
