package dev.atelier.cache.result;

import dev.atelier.core.CallId;
import dev.atelier.core.Parameters;
import dev.atelier.core.pipeline.Outcome;

/**
 * A result that can be given again.
 *
 * @param call whose it was
 * @param outcome each output is an asset
 */
record KeptResult(CallId call, Outcome outcome) {
    KeptResult asCached() {
        return new KeptResult(call, outcome.asCached());
    }

    /** The same for a request with the same parameters, which may use another name for the model. */
    KeptResult askedAs(String name, Parameters parameters) {
        return new KeptResult(
                call,
                new Outcome(
                        outcome.provider(),
                        outcome.model(),
                        name,
                        parameters,
                        outcome.outputs(),
                        outcome.details(),
                        outcome.cost(),
                        outcome.priced(),
                        outcome.cached(),
                        outcome.warnings()));
    }
}
