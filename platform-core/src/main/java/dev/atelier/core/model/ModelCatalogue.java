package dev.atelier.core.model;

import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a provider offers.
 *
 * @param provider the provider's id, which is also a model name: its default model
 * @param title for people
 * @param models the entries; ids are unique
 * @param defaults the id of the model that a bare provider name means, by operation
 * @param prefixes tried longest first
 */
public record ModelCatalogue(
        String provider,
        String title,
        List<ModelDescriptor> models,
        Map<Operation, String> defaults,
        List<PrefixRule> prefixes) {

    public ModelCatalogue {
        models = List.copyOf(models);
        defaults = Map.copyOf(defaults);
        prefixes = List.copyOf(prefixes);
    }

    /** The entry of an id, compared without regard to case. */
    public Optional<ModelDescriptor> model(String id) {
        return models.stream().filter(model -> model.id().equalsIgnoreCase(id)).findFirst();
    }
}
