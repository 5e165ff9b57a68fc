package dev.atelier.runtime.catalogue;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PrefixRule;
import dev.atelier.core.operation.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The JSON form of a whole catalogue. Reads one catalogue; for one thread. */
final class CatalogueForm {
    private static final Set<String> FIELDS = Set.of("provider", "title", "defaults", "prefixes", "schemas", "models");
    private static final Set<String> PREFIX_FIELDS = Set.of("prefix", "groups", "model", "verbatim");

    private final Parameters form;
    private final Parameters schemas;
    private final Map<String, ModelDescriptor> models = new LinkedHashMap<>();

    CatalogueForm(Parameters form) {
        Fields.onlyKnown(form, FIELDS);
        this.form = form;
        this.schemas = form.object("schemas").orElse(Parameters.EMPTY);
    }

    ModelCatalogue read() {
        String provider = form.requireText("provider");
        readModels();
        return new ModelCatalogue(
                provider,
                form.text("title").orElse(provider),
                List.copyOf(models.values()),
                Fields.within("defaults", this::defaults),
                Fields.each(form, "prefixes", this::prefix));
    }

    private void readModels() {
        List<Parameters> entries = new ArrayList<>(form.objects("models"));
        for (int i = 0; i < entries.size(); i++) {
            Parameters entry = entries.get(i);
            String id = Fields.within("models[" + i + "]", () -> entry.requireText("id"));
            ModelDescriptor model =
                    Fields.within("models[" + i + "] (" + id + ")", () -> model(id, entry.without("id")));
            models.put(key(id), model);
        }
    }

    private ModelDescriptor model(String id, Parameters entry) {
        if (models.containsKey(key(id))) {
            throw MediaException.invalid("id", "must be unique, but an entry further up has it too");
        }
        return ModelForm.read(id, withBase(id, withSchema(entry)));
    }

    private Parameters withBase(String id, Parameters entry) {
        return entry.text("like")
                .map(name -> ModelForm.write(known("like", name).withId(id)).merge(entry.without("like")))
                .orElse(entry);
    }

    private Parameters withSchema(Parameters entry) {
        if (!(entry.get("schema") instanceof String name)) {
            return entry;
        }
        return schemas.object(name)
                .map(schema -> entry.with("schema", schema))
                .orElseThrow(() -> MediaException.invalid(
                        "schema", "must be an object or one of " + schemas.names() + ", but is \"" + name + "\""));
    }

    private Map<Operation, String> defaults() {
        Map<Operation, String> defaults = new LinkedHashMap<>();
        Parameters given = form.object("defaults").orElse(Parameters.EMPTY);
        for (String name : given.names()) {
            Operation operation = Fields.parsed(name, name, Operation::new);
            ModelDescriptor model = known(name, given.requireText(name));
            if (!model.offers(operation)) {
                throw MediaException.invalid(name, "names " + model.id() + ", which does not offer the operation");
            }
            defaults.put(operation, model.id());
        }
        return defaults;
    }

    private PrefixRule prefix(Parameters rule) {
        Fields.onlyKnown(rule, PREFIX_FIELDS);
        return new PrefixRule(
                key(rule.requireText("prefix")),
                Set.copyOf(rule.texts("groups")),
                known("model", rule.requireText("model")).id(),
                rule.flag("verbatim").orElse(false));
    }

    private ModelDescriptor known(String field, String id) {
        ModelDescriptor model = models.get(key(id));
        if (model == null) {
            throw MediaException.invalid(
                    field, "names \"" + id + "\", which is none of the entries so far: " + models.keySet());
        }
        return model;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
