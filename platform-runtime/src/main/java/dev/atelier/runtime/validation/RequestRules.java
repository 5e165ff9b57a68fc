package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.runtime.validation.json.CompiledSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one model demands of a request. Its schema is compiled at the first request and kept: most models of a catalogue
 * are never asked for. Safe for use by any number of threads.
 */
public final class RequestRules {
    private final ModelDescriptor model;
    private final KnownParameters known = new KnownParameters();
    private volatile @Nullable Compiled compiled;

    public RequestRules(ModelDescriptor model) {
        this.model = model;
    }

    /**
     * The request with the schema's defaults filled in.
     *
     * @throws MediaException of kind {@code INVALID_REQUEST} naming the field, what came and what is allowed
     * @throws IllegalArgumentException if the model's schema is no JSON Schema
     */
    public MediaRequest complete(MediaRequest request) {
        Parameters parameters =
                known.find(request.operation(), request.parameters()).orElseGet(() -> checked(request));
        InputRules.check(model, request.inputs());
        return request.withParameters(parameters);
    }

    private Parameters checked(MediaRequest request) {
        Compiled rules = compiled();
        boolean video = request.operation().equals(Operation.VIDEO_GENERATE);
        Parameters asked = video ? rules.ofVideos().fill(request.parameters()) : request.parameters();
        Parameters parameters = rules.defaults().fill(asked, request.operation());
        for (String name : rules.required()) {
            if (parameters.get(name) instanceof String text && text.isBlank()) {
                throw MediaException.invalid(name, "is required and must not be blank");
            }
        }
        rules.schema().check(parameters);
        known.add(request.operation(), request.parameters(), parameters);
        return parameters;
    }

    /** @throws IllegalArgumentException if the model's schema is no JSON Schema */
    public void compile() {
        compiled();
    }

    private Compiled compiled() {
        Compiled ready = compiled;
        if (ready == null) {
            // Two threads may both compile it; either result will do.
            ready = Compiled.of(model.schema());
            compiled = ready;
        }
        return ready;
    }

    private record Compiled(CompiledSchema schema, VideoDefaults ofVideos, Defaults defaults, List<String> required) {
        static Compiled of(Parameters schema) {
            return new Compiled(
                    new CompiledSchema(schema),
                    new VideoDefaults(schema),
                    new Defaults(schema),
                    schema.texts("required"));
        }
    }
}
