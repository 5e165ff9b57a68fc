package dev.atelier.core.model;

import dev.atelier.core.Parameters;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads catalogues from their JSON form, so that provider bundles carry data and no parser. The form is described in
 * docs/write-a-provider.md. Offered as a service by the runtime; safe for use by any number of threads.
 */
@ProviderType
public interface CatalogueReader {
    /**
     * Reads a whole catalogue and closes the stream.
     *
     * @throws IOException if the stream cannot be read or is no JSON
     * @throws IllegalArgumentException naming the entry and field that is wrong
     */
    ModelCatalogue read(InputStream json) throws IOException;

    /**
     * Reads one entry.
     *
     * @throws dev.atelier.core.error.MediaException of kind {@code INVALID_REQUEST} naming the field that is wrong
     */
    ModelDescriptor readModel(String id, Parameters entry);

    /** The inverse of {@link #readModel}: the entry's JSON form, without its id. */
    Parameters writeModel(ModelDescriptor model);
}
