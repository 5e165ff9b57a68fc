package dev.atelier.runtime.registry;

import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param provider the provider's id
 * @param model the catalogue entry; its id is the name for the vendor
 * @param request with the defaults of the schema filled in; {@code model} still the name that was asked for
 * @param warnings sentences for the caller, for example of a successor that answers
 */
public record Route(String provider, ModelDescriptor model, MediaRequest request, List<String> warnings) {}
