package dev.atelier.core.provider;

import dev.atelier.core.model.ModelCatalogue;

/**
 * A provider as it stands.
 *
 * @param catalogue its models
 * @param readiness whether it can work
 * @param vendorAddress true: it talks to the vendor itself, so retired models are refused; false: to a compatible
 *     server, which is simply asked
 */
public record ProviderInfo(ModelCatalogue catalogue, Readiness readiness, boolean vendorAddress) {
    /** The provider's id, for example {@code openai}. */
    public String id() {
        return catalogue.provider();
    }
}
