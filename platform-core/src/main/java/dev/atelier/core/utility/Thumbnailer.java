package dev.atelier.core.utility;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes a small picture of a large one, or of a video's frame. */
@ConsumerType
public interface Thumbnailer {
    boolean knows(MediaType type);

    /** @param maxSide the longer side of the result in pixels, 16 to 2,048 */
    MediaContent thumbnail(MediaContent content, int maxSide, ContentSink sink);
}
