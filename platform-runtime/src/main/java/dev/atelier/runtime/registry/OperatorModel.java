package dev.atelier.runtime.registry;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that an operator added or changed, as it was written.
 *
 * @param id the model's id
 * @param provider the id of the provider that serves it
 * @param entry the JSON form, with {@code like} where it was given
 */
record OperatorModel(String id, String provider, Parameters entry) {
    private static final String LIKE = "like";

    static OperatorModel of(Parameters form) {
        return new OperatorModel(
                form.requireText("id"),
                form.requireText("provider"),
                form.object("entry").orElse(Parameters.EMPTY));
    }

    Parameters form() {
        return Parameters.of("id", id).with("provider", provider).with("entry", entry);
    }

    /**
     * The whole entry, seen to be one that can be served.
     *
     * @param catalogue as the provider's bundle says; nothing while the provider was not seen yet
     * @throws MediaException of kind {@code INVALID_REQUEST} naming the field that is wrong
     */
    ModelEntry checked(CatalogueReader reader, Optional<ModelCatalogue> catalogue) {
        if (provider.isBlank()) {
            throw MediaException.invalid("provider", "is required and must not be blank");
        }
        ModelCatalogue known =
                catalogue.orElseGet(() -> new ModelCatalogue(provider, provider, List.of(), Map.of(), List.of()));
        ModelEntry complete = ModelEntry.of(provider, complete(reader, known), true);
        try {
            complete.rules().compile();
        } catch (IllegalArgumentException noSchema) {
            throw MediaException.invalid("schema", "is " + noSchema.getMessage());
        }
        return complete;
    }

    /**
     * The whole entry: what is not said here comes from the entry it is like, or else from the bundle's own entry of the
     * same id.
     *
     * @param catalogue as the provider's bundle says
     * @throws MediaException of kind {@code INVALID_REQUEST} naming the field that is wrong
     */
    ModelDescriptor complete(CatalogueReader reader, ModelCatalogue catalogue) {
        Parameters own = entry.without(LIKE);
        return entry.text(LIKE)
                .map(name -> base(catalogue, name))
                .or(() -> catalogue.model(id))
                .map(base -> base.id().equalsIgnoreCase(id) ? base : base.withId(id))
                .map(base -> reader.readModel(id, reader.writeModel(base).merge(own)))
                .orElseGet(() -> reader.readModel(id, own));
    }

    private ModelDescriptor base(ModelCatalogue catalogue, String name) {
        return catalogue
                .model(name)
                .orElseThrow(() -> MediaException.invalid(
                        LIKE,
                        "must be one of "
                                + catalogue.models().stream()
                                        .map(ModelDescriptor::id)
                                        .toList() + ", the models of " + provider + " in service, but is \"" + name
                                + "\""));
    }
}
