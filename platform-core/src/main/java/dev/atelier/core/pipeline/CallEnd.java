package dev.atelier.core.pipeline;

import dev.atelier.core.error.Failure;

/** How a call ended. */
public sealed interface CallEnd {
    record Succeeded(Outcome outcome) implements CallEnd {}

    /** Also when it was refused by a later filter, or cancelled; the failure says what is charged all the same. */
    record Failed(Failure failure) implements CallEnd {}
}
