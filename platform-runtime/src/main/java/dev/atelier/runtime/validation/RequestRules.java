package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.runtime.validation.json.CompiledSchema;
import org.jspecify.annotations.Nullable;

/**
 * What one model demands of a request. Its schema is compiled at the first request and kept: most models of a catalogue
 * are never asked for. Safe for use by any number of threads.
 */
public final class RequestRules {
    private final ModelDescriptor model;
    private volatile @Nullable CompiledSchema compiled;

    public RequestRules(ModelDescriptor model) {
        this.model = model;
    }

    /**
     * The request with the schema's defaults filled in.
     *
     * @throws MediaException of kind {@code INVALID_REQUEST} naming the field, what came and what is allowed
     */
    public MediaRequest complete(MediaRequest request) {
        Parameters parameters = Defaults.fill(model.schema(), request.parameters());
        for (String name : model.schema().texts("required")) {
            if (parameters.get(name) instanceof String text && text.isBlank()) {
                throw MediaException.invalid(name, "is required and must not be blank");
            }
        }
        schema().check(parameters);
        InputRules.check(model, request.inputs());
        return request.withParameters(parameters);
    }

    /**
     * The compiled schema of the model.
     *
     * @throws IllegalArgumentException if the schema is no JSON Schema
     */
    public CompiledSchema schema() {
        CompiledSchema ready = compiled;
        if (ready == null) {
            // Two threads may both compile it; either result will do.
            ready = new CompiledSchema(model.schema());
            compiled = ready;
        }
        return ready;
    }
}
