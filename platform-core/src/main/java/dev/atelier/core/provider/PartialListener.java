package dev.atelier.core.provider;

/** Hears parts of a result as they arrive. Called by one thread at a time; must not block for long. */
@FunctionalInterface
public interface PartialListener {
    /** For callers that want no parts. */
    PartialListener NONE = part -> {};

    void part(Partial part);
}
