package dev.atelier.core.provider;

import dev.atelier.core.operation.MediaResult;
import java.time.Duration;

/** Where a call stands with its provider. */
public sealed interface ProviderAnswer {
    /**
     * The vendor works on it.
     *
     * @param handle all that is needed to go on, also after a restart
     * @param progress 0 to 1; what is not known is 0
     * @param pollAfter when to ask next
     */
    record Started(JobHandle handle, double progress, Duration pollAfter) implements ProviderAnswer {}

    /**
     * It is done.
     *
     * @param result what was made
     */
    record Finished(MediaResult result) implements ProviderAnswer {}
}
