package dev.atelier.runtime.validation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import java.util.Set;

/** A JSON Schema (draft 2020-12) made ready to check parameters. Safe for use by any number of threads. */
public final class CompiledSchema {
    /** The draft with the one word that is ours, which says nothing of what is valid. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("default_for"))
            .build();
    /** Schemas are data of operators and bundles: a reference in one must not make the platform fetch an address. */
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(DIALECT)
                    .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
    /** The library's own sentences are never made: ours name the range where its ones name the bound. */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .messageSource((key, standard, locale, arguments) -> key)
            .build();

    private final JsonNode source;
    private final JsonSchema schema;

    /** @throws IllegalArgumentException if it is no JSON Schema */
    public CompiledSchema(Parameters schema) {
        this.source = JsonNodes.of(schema.asMap());
        try {
            this.schema = FACTORY.getSchema(source, CONFIG);
            this.schema.initializeValidators();
        } catch (JsonSchemaException | ClassCastException refused) {
            throw new IllegalArgumentException("no JSON Schema: " + refused.getMessage(), refused);
        }
    }

    /** @throws MediaException of kind {@code INVALID_REQUEST} for the first thing that is wrong */
    public void check(Parameters parameters) {
        Set<ValidationMessage> problems = schema.validate(JsonNodes.of(parameters.asMap()));
        if (!problems.isEmpty()) {
            Problem problem = Problem.of(source, problems);
            throw MediaException.invalid(problem.field(), problem.sentence());
        }
    }
}
