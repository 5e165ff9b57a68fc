package dev.atelier.runtime.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.utility.Ranked;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * All asset indexes as one: new assets go to the one of highest ranking, old ones are found wherever they are.
 */
@Component(service = Indexes.class)
public final class Indexes {
    private final Ranked<AssetIndex> indexes = new Ranked<>();

    @Activate
    public Indexes() {}

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addIndex(AssetIndex index, Map<String, Object> properties) {
        indexes.add(index, properties);
    }

    void removeIndex(AssetIndex index) {
        indexes.remove(index);
    }

    void add(Asset asset) {
        indexes.first().orElseThrow(StorageFailure::absent).add(asset);
    }

    Optional<Asset> find(String id) {
        return indexes.all().stream().flatMap(index -> index.find(id).stream()).findFirst();
    }

    List<Asset> list(AssetQuery query) {
        return indexes.all().stream()
                .flatMap(index -> index.list(query).stream())
                .sorted(Comparator.comparing(Asset::id).reversed())
                .limit(query.limit())
                .toList();
    }

    boolean remove(String id) {
        boolean removed = false;
        for (AssetIndex index : indexes.all()) {
            removed |= index.remove(id);
        }
        return removed;
    }

    boolean uses(Digest digest) {
        return indexes.all().stream().anyMatch(index -> index.uses(digest));
    }
}
