package dev.atelier.tracking.usage;

/** Events that are not in the tables yet. Safe for use by any number of threads. */
@FunctionalInterface
public interface Pending {
    /** Brings them there, as far as the database takes them. */
    void bookNow();
}
