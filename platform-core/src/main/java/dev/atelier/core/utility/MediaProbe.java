package dev.atelier.core.utility;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells what some bytes are, from their headers alone. Highest {@code service.ranking} that knows the type is asked. */
@ConsumerType
public interface MediaProbe {
    /** @return what is known, or nothing when the bytes are of no type that this probe knows */
    Optional<MediaInfo> probe(MediaContent content);

    /** @param head the first bytes, up to 512 */
    Optional<MediaType> detect(byte[] head);
}
