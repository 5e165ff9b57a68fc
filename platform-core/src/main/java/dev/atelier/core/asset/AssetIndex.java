package dev.atelier.core.asset;

import dev.atelier.core.media.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Remembers assets. The runtime brings one on disk; a bundle may offer another with a higher {@code service.ranking}.
 * Safe for use by any number of threads; throws {@code STORAGE_FAILED}, and {@code UNAVAILABLE} when what it is kept in is
 * away. An id is that of a call's or upload's time: an asset's own time is at most two days away from it.
 */
@ConsumerType
public interface AssetIndex {
    /** Remembers an asset, also when it is there already. */
    void add(Asset asset);

    Optional<Asset> find(String id);

    /** Newest first. */
    List<Asset> list(AssetQuery query);

    /**
     * Some of those whose time was over before now, in any order; fewer than the limit only when there are no more. Looks
     * through all assets, where an index has no shorter way.
     */
    default List<Asset> expired(Instant now, int limit) {
        List<Asset> expired = new ArrayList<>();
        Optional<String> before = Optional.empty();
        List<Asset> page;
        do {
            page = list(AssetQuery.all(before, AssetQuery.MOST));
            page.stream()
                    .filter(asset -> asset.expiresAt().filter(now::isAfter).isPresent())
                    .limit(limit - expired.size())
                    .forEach(expired::add);
            before = page.stream().reduce((newer, older) -> older).map(Asset::id);
        } while (page.size() == AssetQuery.MOST && expired.size() < limit);
        return expired;
    }

    /** @return whether it was there */
    boolean remove(String id);

    /** Whether any asset still needs these bytes. */
    boolean uses(Digest digest);
}
