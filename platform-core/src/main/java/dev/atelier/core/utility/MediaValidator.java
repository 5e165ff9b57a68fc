package dev.atelier.core.utility;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import org.osgi.annotation.versioning.ConsumerType;

/** Refuses media that are broken or too big before anything decodes them. */
@ConsumerType
public interface MediaValidator {
    /**
     * @param field the request field to name in the error
     * @throws dev.atelier.core.error.MediaException {@code UNSUPPORTED_MEDIA}, {@code TOO_LARGE} or {@code
     *     INVALID_REQUEST}
     */
    MediaInfo validate(String field, MediaContent content);
}
