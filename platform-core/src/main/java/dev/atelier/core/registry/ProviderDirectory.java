package dev.atelier.core.registry;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Shows the providers in service and their models, and takes an operator's changes to the catalogue. */
@ProviderType
public interface ProviderDirectory {
    /** Every version of every provider that is bound, those being drained too. */
    List<ProviderStatus> providers();

    /** The catalogue as it is in force, an operator's additions included. */
    List<ModelStatus> models();

    /**
     * Adds a model or replaces an entry, from the next request on, and keeps the change.
     *
     * @param provider the provider that serves it
     * @param entry the entry's JSON form, see {@link dev.atelier.core.model.CatalogueReader}; {@code like} names an
     *     entry of the same provider whose values hold where this one has none; without it the bundle's own entry of this
     *     id does, if there is one
     * @throws dev.atelier.core.error.MediaException of kind {@code INVALID_REQUEST}
     */
    ModelStatus putModel(String id, String provider, dev.atelier.core.Parameters entry);

    /**
     * Takes an operator's addition or change back.
     *
     * @return whether there was one
     */
    boolean removeModel(String id);
}
