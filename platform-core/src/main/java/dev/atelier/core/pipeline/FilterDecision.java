package dev.atelier.core.pipeline;

import dev.atelier.core.CallId;

/** What a filter makes of a call. */
public sealed interface FilterDecision {
    /** Goes on to the next filter, at last to the provider. */
    record Proceed() implements FilterDecision {}

    /**
     * Is answered at once; the provider is not asked.
     *
     * @param outcome for example from the cache
     */
    record Answered(Outcome outcome) implements FilterDecision {}

    /**
     * Waits for another call's outcome; the provider is not asked.
     *
     * @param other the call that is the same
     */
    record Joined(CallId other) implements FilterDecision {}

    static FilterDecision proceed() {
        return new Proceed();
    }
}
