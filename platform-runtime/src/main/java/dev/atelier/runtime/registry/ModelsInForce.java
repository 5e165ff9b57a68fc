package dev.atelier.runtime.registry;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.provider.ProviderInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the index of the models in force: what the bundles bring, with the operator's word over it. */
final class ModelsInForce {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInForce.class);

    private final CatalogueReader reader;
    private final OperatorModels operator;

    ModelsInForce(CatalogueReader reader, OperatorModels operator) {
        this.reader = reader;
        this.operator = operator;
    }

    ModelIndex index(Collection<ProviderInfo> providers) {
        Map<String, ModelCatalogue> catalogues = new TreeMap<>();
        providers.forEach(info -> catalogues.putIfAbsent(info.id(), info.catalogue()));
        Map<String, Map<String, ModelEntry>> entries = new LinkedHashMap<>();
        catalogues.forEach((provider, catalogue) -> entries.put(provider, entries(catalogue)));
        Map<String, String> waiting = new HashMap<>();
        for (OperatorModel model : operator.all()) {
            ModelCatalogue catalogue = catalogues.get(model.provider());
            if (catalogue == null || !apply(model, catalogue, entries.getOrDefault(model.provider(), Map.of()))) {
                waiting.put(ModelIndex.key(model.id()), model.provider());
            }
        }
        List<ModelIndex.Offer> offers = new ArrayList<>();
        catalogues.forEach((provider, catalogue) -> offers.add(new ModelIndex.Offer(
                catalogue, List.copyOf(entries.getOrDefault(provider, Map.of()).values()))));
        return new ModelIndex(offers, waiting);
    }

    private static Map<String, ModelEntry> entries(ModelCatalogue catalogue) {
        Map<String, ModelEntry> entries = new LinkedHashMap<>();
        for (ModelDescriptor model : catalogue.models()) {
            entries.put(ModelIndex.key(model.id()), ModelEntry.of(catalogue.provider(), model, false));
        }
        return entries;
    }

    private boolean apply(OperatorModel model, ModelCatalogue catalogue, Map<String, ModelEntry> entries) {
        try {
            ModelDescriptor complete = model.complete(reader, catalogue);
            entries.put(ModelIndex.key(model.id()), ModelEntry.of(model.provider(), complete, true));
            return true;
        } catch (MediaException unfit) {
            LOG.warn("The operator's model {} is out of force: {}", model.id(), unfit.getMessage());
            return false;
        }
    }
}
