package dev.atelier.core.asset;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The library of what was made and uploaded: index and bytes as one. Safe for use by any number of threads. */
@ProviderType
public interface Assets {
    /**
     * Takes an upload, judging its type by its content.
     *
     * @param declared the type the client claims
     * @param facts file name and the like; size, duration and dimensions are added
     * @throws dev.atelier.core.error.MediaException {@code UNSUPPORTED_MEDIA}, {@code TOO_LARGE} or {@code
     *     STORAGE_FAILED}
     */
    Asset upload(MediaType declared, InputStream bytes, long customerId, Parameters facts);

    Optional<Asset> find(String id);

    List<Asset> list(AssetQuery query);

    /**
     * Opens an asset's bytes.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code NOT_FOUND} when the bytes are gone
     */
    MediaContent content(Asset asset);

    /**
     * Removes an asset, and its bytes where no other asset shares them.
     *
     * @return whether it was there
     */
    boolean delete(String id);
}
