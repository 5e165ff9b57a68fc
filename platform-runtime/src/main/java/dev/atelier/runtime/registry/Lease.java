package dev.atelier.runtime.registry;

import dev.atelier.core.provider.MediaProvider;

/** Holds one version of a provider in service until it is closed. For one thread. */
public interface Lease extends AutoCloseable {
    MediaProvider provider();

    /** Version of the bundle that the provider comes from. */
    String version();

    /** Counts the step as failed; the provider's success rate falls. */
    void failed();

    @Override
    void close();
}
