package dev.atelier.runtime.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.utility.Ranked;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All asset indexes as one: new assets go to the one of highest ranking, old ones are found wherever they are.
 */
@Component(service = Indexes.class)
public final class Indexes {
    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    private final Ranked<AssetIndex> indexes = new Ranked<>();
    private final Map<AssetIndex, String> names = new ConcurrentHashMap<>();
    private final KnownIndexes known;

    @Activate
    public Indexes(BundleContext context) {
        this(Home.data(context).resolve("assets"));
    }

    Indexes(Path root) {
        this.known = new KnownIndexes(root.resolve("known-indexes"));
    }

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addIndex(AssetIndex index, Map<String, Object> properties) {
        names.put(
                index,
                String.valueOf(properties.getOrDefault(
                        "component.name", index.getClass().getName())));
        indexes.add(index, properties);
    }

    void removeIndex(AssetIndex index) {
        indexes.remove(index);
        names.remove(index);
    }

    /** Whether all indexes that ever had assets are in service: only then is what none of them needs needed by nobody. */
    boolean complete() {
        names.values().forEach(known::add);
        Set<String> missing = known.missing(names.values());
        if (!missing.isEmpty()) {
            LOG.warn(
                    "Bytes that no asset tells of are left alone while {} is not in service; if it never comes back,"
                            + " take its line out of data/assets/known-indexes",
                    String.join(", ", missing));
        }
        return missing.isEmpty();
    }

    void add(Asset asset) {
        AssetIndex index = indexes.first().orElseThrow(StorageFailure::absent);
        String name = names.get(index);
        if (name != null) {
            known.add(name);
        }
        index.add(asset);
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
