package dev.atelier.runtime.job.place;

import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.pipeline.Call;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call takes while it is begun.
 *
 * @param provider its provider
 * @param model its model, as the provider knows it
 * @param modelAtOnce how many calls of that model can be begun at once
 * @param megabytes of this machine's memory; 0 for work that is done elsewhere
 */
record Demand(String provider, String model, long modelAtOnce, long megabytes) {
    private static final Pattern AT_ONCE = Pattern.compile("at_once:(\\d{1,9})");
    private static final Pattern MEMORY = Pattern.compile("memory_mb:(\\d{1,9})");

    static Demand of(Call call) {
        ModelDescriptor model = call.model();
        return new Demand(
                call.provider(),
                model.id(),
                Math.max(1, number(model, AT_ONCE).orElse(Long.MAX_VALUE)),
                number(model, MEMORY).orElse(0));
    }

    private static OptionalLong number(ModelDescriptor model, Pattern form) {
        return model.capabilities().stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .findFirst();
    }
}
