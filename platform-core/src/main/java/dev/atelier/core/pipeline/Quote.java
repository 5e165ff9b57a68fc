package dev.atelier.core.pipeline;

import dev.atelier.core.MicroDollars;

/**
 * A price before the work.
 *
 * @param provider the provider's id
 * @param model the model that would be used
 * @param low the least it can cost
 * @param high the most it can cost
 * @param priced false when the catalogue knows no price; both amounts are zero then
 */
public record Quote(String provider, String model, MicroDollars low, MicroDollars high, boolean priced) {}
