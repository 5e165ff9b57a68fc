package dev.atelier.tracking.account;

import dev.atelier.core.customer.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A period at a time. Its first day names it in the tables, so that a clock that jumps finds each period as it was left.
 *
 * @param startsOn its first day
 * @param endsOn the first day of the next
 */
public record Calendar(LocalDate startsOn, LocalDate endsOn) {
    /** @param billingDay day of the month on which billing periods begin, 1 to 28 */
    public static Calendar at(Instant time, Period period, int billingDay) {
        LocalDate today = dayOf(time);
        return switch (period) {
            case DAY -> new Calendar(today, today.plusDays(1));
            case MONTH -> month(today.withDayOfMonth(1));
            case BILLING ->
                month(
                        today.getDayOfMonth() < billingDay
                                ? today.minusMonths(1).withDayOfMonth(billingDay)
                                : today.withDayOfMonth(billingDay));
        };
    }

    public static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    public Instant end() {
        return endsOn.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What is left of it; a second at the least. */
    public Duration leftAt(Instant time) {
        Duration left = Duration.between(time, end());
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    private static Calendar month(LocalDate start) {
        return new Calendar(start, start.plusMonths(1));
    }
}
