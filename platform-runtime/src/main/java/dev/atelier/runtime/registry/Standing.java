package dev.atelier.runtime.registry;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.core.provider.Readiness;
import java.time.Duration;

/**
 * A version of a provider and how it stood when it was asked.
 *
 * @param version the version
 * @param info its answer
 */
record Standing(BoundProvider version, ProviderInfo info) {
    private static final Duration LATER = Duration.ofSeconds(5);

    static Standing of(BoundProvider version) {
        return new Standing(version, version.info());
    }

    boolean ready() {
        return info.readiness() instanceof Readiness.Ready;
    }

    /** @throws MediaException {@code UNCONFIGURED} or {@code UNAVAILABLE}, when it cannot take a call */
    void requireReady() {
        if (info.readiness() instanceof Readiness.Unconfigured lacks) {
            throw new MediaException(
                    Failure.of(ErrorKind.UNCONFIGURED, info.id() + " is not configured: set " + lacks.setting())
                            .withProvider(info.id()));
        } else if (info.readiness() instanceof Readiness.Failing broken) {
            throw new MediaException(
                    Failure.of(ErrorKind.UNAVAILABLE, info.id() + " cannot take calls: " + broken.reason())
                            .withProvider(info.id())
                            .withRetryAfter(LATER));
        }
    }
}
