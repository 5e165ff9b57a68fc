package dev.atelier.core.asset;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps bytes by their digest: the same bytes are kept once. The runtime brings one on disk; a bundle may offer another
 * with a higher {@code service.ranking}. Safe for use by any number of threads; throws {@code STORAGE_FAILED}.
 */
@ConsumerType
public interface ContentStore extends ContentSink {
    /**
     * The bytes of a digest.
     *
     * @param type what they are, as their asset says
     */
    Optional<MediaContent> find(Digest digest, MediaType type);

    /** @return whether they were there */
    boolean delete(Digest digest);

    /**
     * Names the bytes that lie here since before a time, a page at a time, so that however much there is little is held
     * in memory. Bytes that were stored again since are as good as new. A store that is not to be cleared of what nobody
     * needs names nothing. The visitor may delete what it is given.
     */
    default void visit(Instant before, Consumer<Digest> visitor) {}

    /**
     * Deletes bytes, unless they were stored again since a time.
     *
     * @return whether they were there and are no more
     */
    default boolean delete(Digest digest, Instant before) {
        return false;
    }

    /** Clears away what writers have left that broke off before a time, with their process or their connection. */
    default void tidy(Instant before) {}
}
