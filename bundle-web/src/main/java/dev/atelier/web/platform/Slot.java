package dev.atelier.web.platform;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A place for a service that may be absent for a moment, while its bundle is replaced. Safe for use by any number of
 * threads.
 *
 * @param <S> the service
 */
public final class Slot<S> {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final String title;
    private volatile CompletableFuture<S> present = new CompletableFuture<>();

    /** @param title what the service is to a client, for example {@code the runtime} */
    public Slot(String title) {
        this.title = title;
    }

    public synchronized void set(S service) {
        CompletableFuture<S> before = present;
        present = CompletableFuture.completedFuture(service);
        before.complete(service);
    }

    /** Empties the slot, unless another service has taken it meanwhile. */
    public synchronized void unset(S service) {
        if (present.getNow(null) == service) {
            present = new CompletableFuture<>();
        }
    }

    public Optional<S> get() {
        return Optional.ofNullable(present.getNow(null));
    }

    /** @throws MediaException of kind {@code UNAVAILABLE} when it is absent */
    public S require() {
        return get().orElseThrow(() -> new MediaException(
                Failure.of(ErrorKind.UNAVAILABLE, title + " is not in service just now, it may be being replaced")
                        .withRetryAfter(RETRY)));
    }

    /** The service, waited for by the calling thread where it is away for a moment. */
    public S require(Duration patience) {
        await(patience).join();
        return require();
    }

    /** Completes when the service is there, at the latest after the patience; says whether it is. */
    public CompletableFuture<Boolean> await(Duration patience) {
        return present.thenApply(service -> true).completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
