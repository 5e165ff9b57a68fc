package dev.atelier.runtime.validation;

import dev.atelier.core.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is promised of every video whose request leaves it open: five seconds, upright. It wins over a model's own
 * default, holds where the model's schema knows the field, and gives way to the nearest value that the model has.
 */
final class VideoDefaults {
    private static final String SECONDS = "duration_seconds";
    private static final double USUAL_SECONDS = 5;
    private static final String SHAPE = "aspect_ratio";
    private static final String UPRIGHT = "9:16";

    private final Parameters properties;

    /** @param schema of the model's parameters */
    VideoDefaults(Parameters schema) {
        this.properties = schema.object("properties").orElse(Parameters.EMPTY);
    }

    Parameters fill(Parameters given) {
        Parameters filled = given;
        if (isOpen(SECONDS, given)) {
            filled = filled.with(SECONDS, nearest(rule(SECONDS)));
        }
        if (isOpen(SHAPE, given) && !given.has("size") && has(UPRIGHT, rule(SHAPE))) {
            filled = filled.with(SHAPE, UPRIGHT);
        }
        return filled;
    }

    private boolean isOpen(String name, Parameters given) {
        return properties.get(name) instanceof Map<?, ?> && !given.has(name);
    }

    private Parameters rule(String name) {
        return properties.object(name).orElse(Parameters.EMPTY);
    }

    private static boolean has(String value, Parameters rule) {
        List<Object> allowed = rule.list("enum");
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static double nearest(Parameters rule) {
        double least = rule.number("minimum").orElse(0);
        double most = rule.number("maximum").orElse(Double.MAX_VALUE);
        return rule.list("enum").stream()
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).doubleValue())
                .min(Comparator.comparingDouble(seconds -> Math.abs(seconds - USUAL_SECONDS)))
                .orElse(Math.max(least, Math.min(most, USUAL_SECONDS)));
    }
}
