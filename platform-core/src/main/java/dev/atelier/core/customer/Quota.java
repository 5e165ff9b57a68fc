package dev.atelier.core.customer;

/**
 * How often a customer may call.
 *
 * @param group the operation group it counts, for example {@code image}; {@code *} for all together
 * @param calls in each period; 0 forbids the group
 * @param period when it begins anew
 */
public record Quota(String group, long calls, Period period) {}
