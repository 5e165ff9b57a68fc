package dev.atelier.tracking.usage;

import dev.atelier.core.usage.UsageEvent;
import java.util.List;

/**
 * What becomes one row of the books.
 *
 * @param event a call
 * @param calls how many there were that differ from it in nothing but their ids and times, itself included; more than
 *     one only where they cost nothing
 */
public record Booked(UsageEvent event, long calls) {
    public Booked {
        if (calls < 1 || (calls > 1 && event.cost().amount() != 0)) {
            throw new IllegalArgumentException(calls + " calls of " + event.cost() + " each are not one row");
        }
    }

    public static Booked once(UsageEvent event) {
        return new Booked(event, 1);
    }

    public Booked oneMore() {
        return new Booked(event, calls + 1);
    }

    /** What calls of one row have in common. */
    public static List<Object> kind(UsageEvent event) {
        return List.of(
                DaySum.dayOf(event),
                event.customerId(),
                event.operation(),
                event.provider(),
                event.model(),
                event.parametersDigest(),
                event.bytes(),
                event.cost(),
                event.cached(),
                event.outcome(),
                event.labels());
    }
}
