package dev.atelier.gemini;

import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import java.util.Optional;

/** One of Gemini's wire shapes, which catalogue entries name. Safe for use by any number of threads. */
interface Dialect {
    ProviderAnswer start(ProviderCall call);

    default ProviderAnswer poll(ProviderCall call, JobHandle handle) {
        throw new UnsupportedOperationException("this dialect answers at once and hands out no handles");
    }

    default boolean cancel(ProviderCall call, JobHandle handle) {
        return false;
    }

    default Optional<JobHandle> find(ProviderCall call) {
        return Optional.empty();
    }
}
