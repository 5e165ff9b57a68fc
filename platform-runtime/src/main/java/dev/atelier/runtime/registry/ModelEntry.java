package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.validation.RequestRules;

/**
 * A catalogue entry as the registry serves it.
 *
 * @param provider the id of the provider that serves it
 * @param model the entry
 * @param rules what it demands of a request
 * @param configured whether an operator added or changed it
 */
record ModelEntry(String provider, ModelDescriptor model, RequestRules rules, boolean configured) {
    static ModelEntry of(String provider, ModelDescriptor model, boolean configured) {
        return new ModelEntry(provider, model, new RequestRules(model), configured);
    }

    boolean offers(Operation operation) {
        return model.offers(operation);
    }

    /** The same entry for another name that goes to the vendor as it is. */
    ModelEntry verbatim(String name) {
        return new ModelEntry(provider, model.withId(name), rules, configured);
    }
}
