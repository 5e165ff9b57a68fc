package dev.atelier.core.asset;

import dev.atelier.core.media.MediaContent;
import org.osgi.annotation.versioning.ProviderType;

/** Small pictures of assets, made when somebody asks for them. Safe for use by any number of threads. */
@ProviderType
public interface Thumbnails {
    /**
     * A picture scaled down, or a frame of a video.
     *
     * @param maxSide the longer side in pixels, 16 to 2,048
     * @throws dev.atelier.core.error.MediaException {@code INVALID_REQUEST} for another size, {@code UNSUPPORTED_MEDIA}
     *     when there is nothing here that makes pictures of such a type, {@code NOT_FOUND} when the bytes are gone
     */
    MediaContent of(Asset asset, int maxSide);
}
