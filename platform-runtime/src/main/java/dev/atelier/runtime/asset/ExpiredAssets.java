package dev.atelier.runtime.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks through the whole library for what has had its time, a page at a time. For one thread. */
record ExpiredAssets(AssetLibrary library) {
    private static final int PAGE = 1000;

    /** @return how many were deleted */
    long delete(Instant now) {
        long gone = 0;
        Optional<String> before = Optional.empty();
        List<Asset> page;
        do {
            page = library.list(page(before));
            for (Asset asset : page) {
                if (asset.expiresAt().filter(now::isAfter).isPresent() && library.delete(asset.id())) {
                    gone++;
                }
            }
            before = page.isEmpty()
                    ? before
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        return gone;
    }

    private static AssetQuery page(Optional<String> before) {
        return new AssetQuery(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                PAGE);
    }
}
