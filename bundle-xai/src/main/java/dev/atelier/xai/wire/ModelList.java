package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of xAI's lists of models with their prices, {@code {"models": […]}}. Prices are whole numbers. */
public final class ModelList {
    private static final long MILLION = 1_000_000;
    /** In cents for each picture. */
    private static final Rate IMAGE = new Rate("image_price", PriceUnit.IMAGE, 10_000, 1);
    /** In hundredths of a cent for a million, cached ones in cents for a hundred millions. */
    private static final List<Rate> TOKENS = List.of(
            new Rate("prompt_text_token_price", PriceUnit.INPUT_TOKEN, 100, MILLION),
            new Rate("cached_prompt_text_token_price", PriceUnit.CACHED_INPUT_TOKEN, 10_000, 100 * MILLION),
            new Rate("cached_prompt_token_price", PriceUnit.CACHED_INPUT_TOKEN, 10_000, 100 * MILLION),
            new Rate("prompt_image_token_price", PriceUnit.IMAGE_INPUT_TOKEN, 100, MILLION),
            new Rate("completion_text_token_price", PriceUnit.OUTPUT_TOKEN, 100, MILLION));

    private final JsonNode models;

    private ModelList(JsonNode models) {
        this.models = models;
    }

    /** How a field of the list is counted: so many micro-dollars each, for so many units. */
    private record Rate(String field, PriceUnit unit, long microDollars, long per) {
        /** A price of nothing says that there is none. */
        private Optional<PriceRule> in(JsonNode model) {
            long price = model.path(field).asLong(0);
            return price > 0
                    ? Optional.of(new PriceRule(unit, new MicroDollars(price * microDollars), per, Map.of()))
                    : Optional.empty();
        }
    }

    /** Nothing when this is no such list. */
    public static Optional<ModelList> read(String body) {
        JsonNode models = Json.tree(body).path("models");
        return models.isArray() ? Optional.of(new ModelList(models)) : Optional.empty();
    }

    /** The catalogue with the prices and further names of those of its models that are listed. */
    public ModelCatalogue mergedInto(ModelCatalogue catalogue) {
        Set<String> taken = new HashSet<>();
        catalogue.models().forEach(model -> {
            taken.add(model.id().toLowerCase(Locale.ROOT));
            taken.addAll(model.aliases());
        });
        List<ModelDescriptor> merged = new ArrayList<>();
        for (ModelDescriptor model : catalogue.models()) {
            merged.add(
                    listed(model.id()).map(entry -> merged(model, entry, taken)).orElse(model));
        }
        return new ModelCatalogue(
                catalogue.provider(), catalogue.title(), merged, catalogue.defaults(), catalogue.prefixes());
    }

    private Optional<JsonNode> listed(String id) {
        for (JsonNode model : models) {
            if (model.path("id").asText().equalsIgnoreCase(id)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    private static ModelDescriptor merged(ModelDescriptor model, JsonNode entry, Set<String> taken) {
        Set<String> aliases = new HashSet<>(model.aliases());
        for (JsonNode name : entry.path("aliases")) {
            String alias = name.asText().toLowerCase(Locale.ROOT);
            if (!alias.isBlank() && taken.add(alias)) {
                aliases.add(alias);
            }
        }
        List<PriceRule> told = prices(entry);
        return new ModelDescriptor(
                model.id(),
                model.title(),
                aliases,
                model.operations(),
                model.dialect(),
                model.capabilities(),
                model.schema(),
                model.inputs(),
                told.isEmpty() ? model.prices() : told,
                model.lifeCycle(),
                model.note());
    }

    /** A picture has one price or the other, never both. */
    private static List<PriceRule> prices(JsonNode entry) {
        return IMAGE.in(entry)
                .map(List::of)
                .orElseGet(() ->
                        TOKENS.stream().flatMap(rate -> rate.in(entry).stream()).toList());
    }
}
