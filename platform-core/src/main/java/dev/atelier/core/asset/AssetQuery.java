package dev.atelier.core.asset;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which assets to list.
 *
 * @param customerId only this customer's
 * @param operation only made by this operation
 * @param provider only made by this provider
 * @param model only made by this model
 * @param from made at this time or later
 * @param to made before this time
 * @param before only assets older than this id, for the next page
 * @param limit at most so many, 1 to 1,000
 */
public record AssetQuery(
        OptionalLong customerId,
        Optional<String> operation,
        Optional<String> provider,
        Optional<String> model,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> before,
        int limit) {

    /** The highest limit. */
    public static final int MOST = 1000;

    public AssetQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1.." + MOST + ", but is " + limit);
        }
    }

    /** Everybody's assets, from an id on downwards. */
    public static AssetQuery all(Optional<String> before, int limit) {
        return new AssetQuery(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                limit);
    }

    public boolean matches(Asset asset) {
        return (customerId.isEmpty() || customerId.getAsLong() == asset.customerId())
                && operation
                        .filter(name -> !name.equals(asset.origin().operation()))
                        .isEmpty()
                && provider.filter(id -> !asset.origin().provider().equals(Optional.of(id)))
                        .isEmpty()
                && model.filter(id -> !asset.origin().model().equals(Optional.of(id)))
                        .isEmpty()
                && from.filter(asset.createdAt()::isBefore).isEmpty()
                && to.filter(time -> !asset.createdAt().isBefore(time)).isEmpty()
                && before.filter(id -> asset.id().compareTo(id) >= 0).isEmpty();
    }
}
