package dev.atelier.core.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads and writes what a file says about itself: text chunks, tags. */
@ConsumerType
public interface MediaMetadata {
    boolean knows(MediaType type);

    Parameters read(MediaContent content);

    /** A copy with these entries added. */
    MediaContent write(MediaContent content, Parameters entries, ContentSink sink);
}
