package dev.atelier.core.asset;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.util.Optional;
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
}
