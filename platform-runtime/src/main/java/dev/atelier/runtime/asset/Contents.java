package dev.atelier.runtime.asset;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.disk.StorageFailure;
import dev.atelier.runtime.utility.Ranked;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All content stores as one: new bytes go to the one of highest ranking, old ones are found wherever they lie. Since
 * equal bytes are kept once, deleting an asset must not take the bytes from a call that has just made the same ones and
 * is about to tell the index: until then the call has a claim on them.
 */
@Component(service = Contents.class)
public final class Contents {
    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

    private final Ranked<ContentStore> stores = new Ranked<>();
    private final Claims claims;
    private final Set<Digest> undeleted = ConcurrentHashMap.newKeySet();

    @Activate
    public Contents() {
        this(Clock.systemUTC());
    }

    Contents(Clock clock) {
        this.claims = new Claims(clock);
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

    /** Commits bytes that nobody deletes until they are released. */
    MediaContent claim(ContentWriter writer) throws IOException {
        Optional<Digest> guarded = writer.seal();
        guarded.ifPresent(claims::claim);
        boolean committed = false;
        try {
            MediaContent content = writer.commit();
            committed = true;
            if (guarded.isEmpty()) {
                claims.claim(content.digest());
            }
            return content;
        } finally {
            if (!committed) {
                guarded.ifPresent(claims::release);
            }
        }
    }

    /** An asset tells of the bytes now, or nobody will. */
    void release(Digest digest) {
        claims.release(digest);
    }

    /** Whether a call has stored these bytes and not released them yet, so that nobody need look for them. */
    boolean claimed(Digest digest) {
        return claims.holds(digest);
    }

    /** @throws MediaException if they are in none of the stores that answer, and one does not */
    Optional<MediaContent> find(Digest digest, MediaType type) {
        @Nullable MediaException failed = null;
        for (ContentStore store : stores.all()) {
            try {
                Optional<MediaContent> found = store.find(digest, type);
                if (found.isPresent()) {
                    return found;
                }
            } catch (MediaException unreadable) {
                failed = unreadable;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return Optional.empty();
    }

    /** Deletes bytes wherever they lie, unless somebody needs them. */
    void deleteUnless(Digest digest, Predicate<Digest> used) {
        claims.unlessClaimed(digest, () -> {
            if (!used.test(digest)) {
                each(store -> store.delete(digest), () -> undeleted.add(digest));
            }
        });
    }

    /**
     * Deletes the bytes of calls that failed before an asset could tell of them, unless another does, and what was to be
     * deleted while its store was away.
     */
    void sweep(Predicate<Digest> used) {
        Set<Digest> again = Set.copyOf(undeleted);
        undeleted.removeAll(again);
        again.forEach(digest -> deleteUnless(digest, used));
        claims.lapsed().forEach(digest -> deleteUnless(digest, used));
    }

    /**
     * Deletes what lies here since before a time and nobody needs.
     *
     * @return how many
     */
    long collect(Instant before, Predicate<Digest> used) {
        long[] gone = {0};
        each(
                store -> store.visit(
                        before,
                        digest -> claims.unlessClaimed(digest, () -> {
                            if (!used.test(digest) && store.delete(digest, before)) {
                                gone[0]++;
                            }
                        })),
                () -> {});
        return gone[0];
    }

    /** Clears away what broken-off writers have left. */
    void tidy(Instant before) {
        each(store -> store.tidy(before), () -> {});
    }

    /** One store that fails must not keep the others from their work. */
    private void each(Consumer<ContentStore> work, Runnable otherwise) {
        for (ContentStore store : stores.all()) {
            try {
                work.accept(store);
            } catch (MediaException failed) {
                LOG.warn("Nothing could be cleared away; tried again at a sweep: {}", failed.getMessage());
                otherwise.run();
            }
        }
    }
}
