package dev.atelier.testkit.library;

import static dev.atelier.testkit.library.SampleAssets.START;
import static dev.atelier.testkit.library.SampleAssets.asset;
import static dev.atelier.testkit.library.SampleAssets.digest;
import static dev.atelier.testkit.library.SampleAssets.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every index of assets. A subclass brings one that is empty before each test. */
public abstract class AssetIndexContract {
    private static final int QUERIES = 300;

    /** The index; the same one within a test. */
    protected abstract AssetIndex index();

    /** Another index over the same assets, as a restarted platform would have. */
    protected abstract AssetIndex reopened();

    @Test
    void anAssetComesBackAsItWas() {
        List<Asset> assets = List.of(
                asset(id(START, 1), 5, 0),
                asset(id(START, 2), 5, 1, START, Optional.of(START.plus(Duration.ofDays(1)))),
                asset(id(START, 3), Long.MAX_VALUE, 4));
        assets.forEach(index()::add);

        for (Asset asset : assets) {
            assertThat(index().find(asset.id())).hasValue(asset);
            assertThat(reopened().find(asset.id().toLowerCase(Locale.ROOT))).hasValue(asset);
        }
    }

    @Test
    void whatIsNoIdIsNotFound() {
        for (String id :
                List.of(id(START, 2), "", "../../secret", "a\0b", "'; drop table asset; --", "x".repeat(5000))) {
            assertThat(index().find(id)).isEmpty();
            assertThat(index().remove(id)).isFalse();
        }
    }

    @Test
    void anAssetThatIsAddedAgainIsThereOnce() {
        Asset asset = asset(id(START, 1), 1, 1);
        index().add(asset);
        index().add(asset);

        assertThat(index().list(AssetQuery.all(Optional.empty(), 10))).containsExactly(asset);
        assertThat(index().remove(asset.id())).isTrue();
        assertThat(index().remove(asset.id())).isFalse();
        assertThat(index().list(AssetQuery.all(Optional.empty(), 10))).isEmpty();
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<Asset> all = newestFirst(SampleAssets.many(40));
        all.forEach(index()::add);

        List<Asset> paged = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (int page = 0; page < 6; page++) {
            List<Asset> next = index().list(AssetQuery.all(before, 7));
            paged.addAll(next);
            before = Optional.of(next.get(next.size() - 1).id());
        }
        assertThat(paged).isEqualTo(all);
        assertThat(index().list(AssetQuery.all(before, 7))).isEmpty();
    }

    @Test
    void listsWhatAQueryMatches() {
        List<Asset> all = newestFirst(SampleAssets.many(150));
        all.forEach(index()::add);
        Random random = new Random(7);

        for (int i = 0; i < QUERIES; i++) {
            AssetQuery query = query(random, all);
            assertThat(index().list(query))
                    .as(query.toString())
                    .isEqualTo(all.stream()
                            .filter(query::matches)
                            .limit(query.limit())
                            .toList());
        }
    }

    private static AssetQuery query(Random random, List<Asset> all) {
        Asset some = all.get(random.nextInt(all.size()));
        Asset other = all.get(random.nextInt(all.size()));
        return new AssetQuery(
                random.nextBoolean() ? OptionalLong.of(some.customerId()) : OptionalLong.empty(),
                maybe(random, some.origin().operation()),
                maybe(random, some.origin().provider().orElse("a\0b")),
                maybe(random, some.origin().model().orElse("unknown")),
                maybe(random, other.createdAt()),
                maybe(random, all.get(random.nextInt(all.size())).createdAt()),
                maybe(
                        random,
                        random.nextInt(4) == 0
                                ? "z"
                                : all.get(random.nextInt(30)).id()),
                random.nextInt(60) + 1);
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
    }

    @Test
    void anyTimeMayBeAskedFor() {
        index().add(asset(id(START, 1), 1, 1));
        for (Instant time : List.of(Instant.MIN, Instant.EPOCH, START, Instant.MAX)) {
            assertThat(index().list(between(Optional.of(time), Optional.empty())))
                    .hasSize(time.isAfter(START) ? 0 : 1);
            assertThat(index().list(between(Optional.empty(), Optional.of(time))))
                    .hasSize(time.isAfter(START) ? 1 : 0);
        }
    }

    private static AssetQuery between(Optional<Instant> from, Optional<Instant> to) {
        return new AssetQuery(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                to,
                Optional.empty(),
                10);
    }

    @Test
    void findsWhatHasExpired() {
        for (int i = 0; i < 50; i++) {
            Optional<Instant> expiry = i % 2 == 0 ? Optional.empty() : Optional.of(START.plusSeconds(i));
            index().add(asset(id(START, i), 1, i, START, expiry));
        }
        Instant now = START.plusSeconds(21);

        assertThat(index().expired(now, 1000))
                .extracting(Asset::id)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 21)
                        .filter(i -> i % 2 == 1)
                        .mapToObj(i -> id(START, i))
                        .toList());
        assertThat(index().expired(now, 3))
                .hasSize(3)
                .allMatch(asset -> asset.expiresAt().orElseThrow().isBefore(now));
        assertThat(index().expired(START, 1000)).isEmpty();
    }

    @Test
    void knowsWhoNeedsBytesUntilTheLastIsRemoved() {
        index().add(asset(id(START, 1), 1, 7));
        index().add(asset(id(START, 2), 2, 7));
        assertThat(index().uses(digest(7))).isTrue();
        assertThat(index().uses(digest(8))).isFalse();

        index().remove(id(START, 1));
        assertThat(index().uses(digest(7))).isTrue();
        index().remove(id(START, 2));
        assertThat(index().uses(digest(7))).isFalse();
    }

    /** Each thread adds its own asset of the same bytes, asks, and removes it: nobody ever hears that his are unused. */
    @Test
    void knowsWhoNeedsBytesWhileManyComeAndGo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> visitors = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(number -> () -> comeAndGo(id(START, number)))
                    .toList();
            for (Future<Boolean> visitor : threads.invokeAll(visitors)) {
                assertThat(visitor.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(index().uses(digest(9))).isFalse();
    }

    private boolean comeAndGo(String id) {
        index().add(asset(id, 1, 9));
        boolean used = index().uses(digest(9));
        return used && index().remove(id);
    }

    private static List<Asset> newestFirst(List<Asset> assets) {
        return assets.stream()
                .sorted(Comparator.comparing(Asset::id).reversed())
                .toList();
    }
}
