package dev.atelier.core.utility;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ConsumerType;

/** Joins videos end to end. */
@ConsumerType
public interface VideoJoiner {
    /** What is missing, as one sentence for the caller; nothing when it can work. Answered from memory. */
    Optional<String> missing();

    /**
     * Makes one MP4 of several videos: in the size and pace of the first, with silence where one of them has no sound.
     *
     * @param clips in order, at least one
     * @param cancelled asked now and then; true ends the work
     * @throws dev.atelier.core.error.MediaException {@code UNSUPPORTED_MEDIA} when a clip cannot be read, {@code
     *     CANCELLED}, or {@code INTERNAL} when the work fails or takes too long
     */
    MediaContent join(List<MediaContent> clips, ContentSink sink, BooleanSupplier cancelled);
}
