package dev.atelier.core.asset;

import dev.atelier.core.media.Digest;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Remembers assets. The runtime brings one on disk; a bundle may offer another with a higher {@code service.ranking}.
 * Safe for use by any number of threads; throws {@code STORAGE_FAILED}.
 */
@ConsumerType
public interface AssetIndex {
    void add(Asset asset);

    Optional<Asset> find(String id);

    /** Newest first. */
    List<Asset> list(AssetQuery query);

    /** @return whether it was there */
    boolean remove(String id);

    /** Whether any asset still needs these bytes. */
    boolean uses(Digest digest);
}
