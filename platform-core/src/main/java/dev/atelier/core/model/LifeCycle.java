package dev.atelier.core.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a model is offered by its vendor. Dates are days in UTC.
 *
 * @param availableFrom the first day
 * @param deprecatedOn from this day on the vendor advises against it
 * @param retiredOn from this day on the vendor refuses it
 * @param successor the id to use instead
 */
public record LifeCycle(
        Optional<LocalDate> availableFrom,
        Optional<LocalDate> deprecatedOn,
        Optional<LocalDate> retiredOn,
        Optional<String> successor) {
    public static final LifeCycle ALWAYS =
            new LifeCycle(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Where in its life a model is. */
    public enum Stage {
        ANNOUNCED,
        ACTIVE,
        DEPRECATED,
        RETIRED
    }

    public Stage on(LocalDate today) {
        if (reached(retiredOn, today)) {
            return Stage.RETIRED;
        } else if (reached(deprecatedOn, today)) {
            return Stage.DEPRECATED;
        }
        return availableFrom.isEmpty() || reached(availableFrom, today) ? Stage.ACTIVE : Stage.ANNOUNCED;
    }

    private static boolean reached(Optional<LocalDate> date, LocalDate today) {
        return date.filter(day -> !today.isBefore(day)).isPresent();
    }
}
