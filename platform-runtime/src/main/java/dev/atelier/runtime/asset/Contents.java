package dev.atelier.runtime.asset;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.utility.Ranked;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * All content stores as one: new bytes go to the one of highest ranking, old ones are found wherever they lie. Since
 * equal bytes are kept once, deleting an asset must not take the bytes from a call that has just made the same ones and
 * is about to tell the index: until then the call has a claim on them.
 */
@Component(service = Contents.class)
public final class Contents {
    /** After this time a claim is that of a call which failed between the two. */
    private static final Duration CLAIM = Duration.ofHours(1);

    private record Claim(int count, Instant last) {}

    private final Ranked<ContentStore> stores = new Ranked<>();
    private final Map<Digest, Claim> claims = new ConcurrentHashMap<>();
    /** Held shared while bytes are committed, alone while they are deleted. */
    private final StampedLock lock = new StampedLock();

    private final Clock clock;

    @Activate
    public Contents() {
        this(Clock.systemUTC());
    }

    Contents(Clock clock) {
        this.clock = clock;
    }

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addStore(ContentStore store, Map<String, Object> properties) {
        stores.add(store, properties);
    }

    void removeStore(ContentStore store) {
        stores.remove(store);
    }

    ContentStore store() {
        return stores.first().orElseThrow(StorageFailure::absent);
    }

    ContentSink sink() {
        return new ClaimingSink(this);
    }

    MediaContent claim(ContentWriter writer) throws IOException {
        long stamp = lock.readLock();
        try {
            MediaContent content = writer.commit();
            claims.merge(
                    content.digest(),
                    new Claim(1, clock.instant()),
                    (old, one) -> new Claim(old.count() + 1, one.last()));
            return content;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** An asset tells of the bytes now, or nobody will. */
    void release(Digest digest) {
        claims.computeIfPresent(
                digest, (key, claim) -> claim.count() > 1 ? new Claim(claim.count() - 1, claim.last()) : null);
    }

    Optional<MediaContent> find(Digest digest, MediaType type) {
        return stores.all().stream()
                .flatMap(store -> store.find(digest, type).stream())
                .findFirst();
    }

    /** Deletes bytes wherever they lie, unless somebody needs them. */
    void deleteUnless(Digest digest, Predicate<Digest> used) {
        long stamp = lock.writeLock();
        try {
            if (!claimed(digest) && !used.test(digest)) {
                stores.all().forEach(store -> store.delete(digest));
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private boolean claimed(Digest digest) {
        Claim claim = claims.get(digest);
        return claim != null && claim.last().plus(CLAIM).isAfter(clock.instant());
    }

    /** Deletes the bytes of calls that failed before an asset could tell of them, unless another does. */
    void sweep(Predicate<Digest> used) {
        claims.keySet().forEach(digest -> {
            if (!claimed(digest)) {
                claims.remove(digest);
                deleteUnless(digest, used);
            }
        });
    }
}
