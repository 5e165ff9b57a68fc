package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names what went wrong in an exchange, by host but never by a whole address, which may hold a key.
 *
 * @param provider the provider on whose behalf the exchange was
 */
record Failures(Optional<String> provider) {
    MediaException notReached(String host, Exception cause) {
        return of(ErrorKind.UNAVAILABLE, host + " cannot be reached: " + reason(cause), cause);
    }

    MediaException late(String host, boolean paid, @Nullable Exception cause) {
        return paid
                ? of(ErrorKind.OUTCOME_UNKNOWN, host + " did not answer in time; it may have done the work", cause)
                : of(ErrorKind.TIMEOUT, host + " did not answer in time", cause);
    }

    MediaException brokenOff(String host, boolean paid, Exception cause) {
        return paid
                ? of(ErrorKind.OUTCOME_UNKNOWN, "the call to " + host + " broke off; it may have done the work", cause)
                : of(ErrorKind.PROVIDER_FAILED, "the call to " + host + " broke off: " + reason(cause), cause);
    }

    MediaException interrupted(String host, boolean paid) {
        return of(
                paid ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.CANCELLED, "the call to " + host + " was cancelled", null);
    }

    MediaException busy(String host) {
        return of(
                ErrorKind.UNAVAILABLE, "too many calls to " + host + " at once; this one found no turn in time", null);
    }

    MediaException closed(String host) {
        return of(ErrorKind.UNAVAILABLE, "the connection to " + host + " has been closed here", null);
    }

    MediaException of(ErrorKind kind, String message, @Nullable Exception cause) {
        return new MediaException(named(Failure.of(kind, message)), cause);
    }

    /** The same failure in this provider's name; failures of our own store are nobody else's. */
    MediaException claim(MediaException failure) {
        if (failure.kind() == ErrorKind.STORAGE_FAILED
                || failure.failure().provider().isPresent()) {
            return failure;
        }
        return new MediaException(named(failure.failure()), failure.getCause());
    }

    private Failure named(Failure failure) {
        return provider.map(failure::withProvider).orElse(failure);
    }

    private static String reason(Exception cause) {
        if (cause instanceof ConnectException && cause.getMessage() == null) {
            return cause.getCause() instanceof UnresolvedAddressException ? "unknown host" : "connection refused";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : Redaction.text(message);
    }
}
