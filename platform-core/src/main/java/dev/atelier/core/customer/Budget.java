package dev.atelier.core.customer;

import dev.atelier.core.MicroDollars;

/**
 * What a customer may spend.
 *
 * @param limit in each period
 * @param period when it begins anew
 */
public record Budget(MicroDollars limit, Period period) {}
