package dev.atelier.core.vendor;

import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import java.util.Optional;

/**
 * One of a vendor's wire shapes, which catalogue entries name. A provider sends each call to the dialect of its model, so
 * that a model which the bundle has never heard of works by configuration alone. The methods are those of {@link
 * dev.atelier.core.provider.MediaProvider}. Safe for use by any number of threads.
 */
public interface Dialect {
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
