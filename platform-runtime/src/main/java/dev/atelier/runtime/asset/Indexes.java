package dev.atelier.runtime.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.asset.disk.Home;
import dev.atelier.runtime.asset.disk.StorageFailure;
import dev.atelier.runtime.utility.Ranked;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * All asset indexes as one: new assets go to the one of highest ranking, old ones are found wherever they are. One that
 * cannot remember just now must not lose what was paid for: the next one does, and {@link IndexMove} brings it up later.
 * Since assets move upwards only, whoever reads begins below: an asset on its way is then seen here or there, or twice.
 */
@Component(service = Indexes.class)
public final class Indexes {
    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    private final Ranked<AssetIndex> indexes = new Ranked<>();
    /** Held while one asset is moved or removed: what was removed must not be put somewhere else. */
    private final ReentrantLock moving = new ReentrantLock();

    private final Map<AssetIndex, String> names = new ConcurrentHashMap<>();
    private final KnownIndexes known;
    private final AtomicLong removals = new AtomicLong();

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
        @Nullable MediaException first = null;
        for (AssetIndex index : indexes.all()) {
            try {
                add(index, asset);
                return;
            } catch (MediaException failed) {
                LOG.debug("Asset {} goes to another index", asset.id(), failed);
                first = first == null ? failed : first;
            }
        }
        throw first == null ? StorageFailure.absent() : first;
    }

    /** Its name is kept first, since bytes may be cleared away only where everybody who may need them is asked. */
    private void add(AssetIndex index, Asset asset) {
        String name = names.get(index);
        if (name != null) {
            known.add(name);
        }
        index.add(asset);
    }

    /** An asset that is known for sure; one that lies where nobody can look just now is not. */
    Optional<Asset> known(String id) {
        try {
            return find(id);
        } catch (MediaException away) {
            return Optional.empty();
        }
    }

    Optional<Asset> find(String id) {
        return fromBelow().flatMap(index -> index.find(id).stream()).findFirst();
    }

    List<Asset> list(AssetQuery query) {
        Map<String, Asset> found = new HashMap<>();
        fromBelow().flatMap(index -> index.list(query).stream()).forEach(asset -> found.put(asset.id(), asset));
        return found.values().stream()
                .sorted(Comparator.comparing(Asset::id).reversed())
                .limit(query.limit())
                .toList();
    }

    List<Asset> expired(Instant now, int limit) {
        return fromBelow()
                .flatMap(index -> index.expired(now, limit).stream())
                .limit(limit)
                .toList();
    }

    boolean remove(String id) {
        moving.lock();
        try {
            boolean removed = false;
            for (AssetIndex index : indexes.all()) {
                removed |= index.remove(id);
            }
            return removed;
        } finally {
            removals.incrementAndGet();
            moving.unlock();
        }
    }

    /** How often something was removed, or tried to. */
    public long removals() {
        return removals.get();
    }

    boolean uses(Digest digest) {
        return fromBelow().anyMatch(index -> index.uses(digest));
    }

    private Stream<AssetIndex> fromBelow() {
        List<AssetIndex> all = new ArrayList<>(indexes.all());
        Collections.reverse(all);
        return all.stream();
    }

    /**
     * Moves some assets up to the index of highest ranking.
     *
     * @return how many were moved; fewer than were asked for when there are no more
     */
    int moveUp(AssetQuery some) {
        int moved = 0;
        AssetIndex best = indexes.first().orElseThrow(StorageFailure::absent);
        for (AssetIndex lower : indexes.all()) {
            if (lower != best) {
                for (Asset asset : lower.list(some)) {
                    moved += moveUp(asset.id(), lower, best);
                }
            }
        }
        return moved;
    }

    private int moveUp(String id, AssetIndex lower, AssetIndex best) {
        moving.lock();
        try {
            Optional<Asset> asset = lower.find(id);
            asset.ifPresent(own -> add(best, own));
            return asset.isPresent() && lower.remove(id) ? 1 : 0;
        } finally {
            moving.unlock();
        }
    }
}
