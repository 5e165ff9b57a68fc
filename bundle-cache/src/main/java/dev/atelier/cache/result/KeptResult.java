package dev.atelier.cache.result;

import dev.atelier.core.CallId;
import dev.atelier.core.pipeline.Outcome;

/**
 * A result that can be given again.
 *
 * @param call whose it was
 * @param outcome each output is an asset
 */
record KeptResult(CallId call, Outcome outcome) {}
