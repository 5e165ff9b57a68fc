package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The days on which OpenAI shuts its models, from the answer of {@code GET /models}.
 *
 * @param days by the model's id; models whose end is not announced are left out
 */
public record Shutdowns(Map<String, LocalDate> days) {
    private static final int DAY = "2026-10-23".length();

    public static Shutdowns read(HttpReply reply) {
        Map<String, LocalDate> days = new HashMap<>();
        for (JsonNode model : Json.tree(reply.body()).path("data")) {
            Json.text(model, "shutdown_date")
                    .flatMap(Shutdowns::day)
                    .ifPresent(day -> days.put(model.path("id").asText(), day));
        }
        return new Shutdowns(Map.copyOf(days));
    }

    /** The catalogue with these days; models that it does not have stay unknown. */
    public ModelCatalogue over(ModelCatalogue own) {
        return new ModelCatalogue(
                own.provider(),
                own.title(),
                own.models().stream().map(this::over).toList(),
                own.defaults(),
                own.prefixes());
    }

    private ModelDescriptor over(ModelDescriptor model) {
        LocalDate day = days.get(model.id());
        if (day == null) {
            return model;
        }
        LifeCycle known = model.lifeCycle();
        return model.withLifeCycle(new LifeCycle(
                known.availableFrom(),
                known.deprecatedOn().filter(deprecated -> !deprecated.isAfter(day)),
                Optional.of(day),
                known.successor()));
    }

    /** A date, or a time whose date counts. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(DAY, text.length()))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
