package dev.atelier.web.health;

import dev.atelier.core.model.InputSlot;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.registry.ModelStatus;
import dev.atelier.web.json.Data;
import java.util.Locale;

/** Shows catalogue entries. */
public final class ModelView {
    private ModelView() {}

    public static Data of(ModelStatus status) {
        ModelDescriptor model = status.model();
        return new Data()
                .with("name", model.id())
                .with("title", model.title())
                .with("provider", status.provider())
                .with("state", status.available() ? "ready" : "unavailable")
                .with(
                        "operations",
                        model.operations().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList())
                .with("aliases", model.aliases().stream().sorted().toList())
                .with("capabilities", model.capabilities().stream().sorted().toList())
                .with("parameters", model.schema())
                .with("inputs", model.inputs().stream().map(ModelView::input).toList())
                .with("prices", model.prices().stream().map(ModelView::price).toList())
                .with("stage", status.stage().name().toLowerCase(Locale.ROOT))
                .with("available_from", model.lifeCycle().availableFrom())
                .with("deprecated_on", model.lifeCycle().deprecatedOn())
                .with("retired_on", model.lifeCycle().retiredOn())
                .with("successor", model.lifeCycle().successor())
                .with("configured", status.configured())
                .with("note", model.note());
    }

    private static Data input(InputSlot slot) {
        return new Data()
                .with("role", slot.role())
                .with("min", slot.min())
                .with("max", slot.max())
                .with("types", slot.types().stream().sorted().toList())
                .with("max_bytes", slot.maxBytes());
    }

    private static Data price(PriceRule rule) {
        return new Data()
                .with("unit", rule.unit().key())
                .with("usd", rule.price().toDecimal())
                .with("per", rule.per())
                .with("when", rule.when().isEmpty() ? null : rule.when());
    }
}
