package dev.atelier.core.pipeline;

import dev.atelier.core.CallId;
import java.util.function.BooleanSupplier;

/** What a filter makes of a call. */
public sealed interface FilterDecision {
    /** Goes on to the next filter, at last to the provider. */
    record Proceed() implements FilterDecision {}

    /**
     * Goes on to the next filter, and so would every call with the same request, caller and options: the filter need
     * not be asked about such calls, nor told of this one's end.
     */
    record Indifferent() implements FilterDecision {}

    /**
     * Is answered at once; the provider is not asked.
     *
     * @param outcome for example from the cache
     * @param still whether an equal call would be answered with the same outcome now. May be asked often within the
     *     second after the decision, in place of the filter itself, by many threads at once; must not throw
     */
    record Answered(Outcome outcome, BooleanSupplier still) implements FilterDecision {
        /** An answer to this call only. */
        public Answered(Outcome outcome) {
            this(outcome, () -> false);
        }
    }

    /**
     * Waits for another call's outcome; the provider is not asked.
     *
     * @param other the call that is the same
     */
    record Joined(CallId other) implements FilterDecision {}

    static FilterDecision proceed() {
        return new Proceed();
    }

    static FilterDecision indifferent() {
        return new Indifferent();
    }
}
