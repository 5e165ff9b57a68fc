package dev.atelier.core.vendor;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A remote vendor as one provider meets it: the door that its settings open, and its failures in the platform's words.
 * Safe for use by any number of threads; close it when the provider is deactivated.
 */
public final class Vendor implements AutoCloseable {
    private final VendorKey key;
    private final Readiness readiness;
    private final Optional<HttpDoor> door;

    /** Opens a door when the settings are complete. */
    public Vendor(HttpDoors doors, VendorSettings settings) {
        this.key = settings.key();
        this.readiness = settings.readiness();
        this.door = readiness instanceof Readiness.Ready ? Optional.of(doors.open(settings.door())) : Optional.empty();
    }

    public Readiness readiness() {
        return readiness;
    }

    /**
     * The way to the vendor.
     *
     * @throws MediaException {@code UNCONFIGURED} naming the missing setting, or {@code UNAVAILABLE}
     */
    public HttpDoor door() {
        return door.orElseThrow(this::notReady);
    }

    /** The reply, when it is no error. */
    public HttpReply accepted(HttpReply reply, Function<HttpReply, VendorError> reader) {
        if (!reply.ok()) {
            throw failure(reply, reader.apply(reply));
        }
        return reply;
    }

    /**
     * What an error answer means. 401 and 403 name the key's setting; 402 is our account's; 400 and 422 are the caller's
     * where a field is known and else a request that the vendor should not have been sent; 429 was certainly not accepted.
     */
    public MediaException failure(HttpReply reply, VendorError error) {
        ErrorKind kind = error.kind().orElseGet(() -> kind(reply.status(), error));
        String said = error.message().orElse("HTTP " + reply.status() + " without an explanation");
        Failure failure = Failure.of(kind, kind == ErrorKind.PROVIDER_AUTH ? said + hint() : said);
        if (error.code().isPresent()) {
            failure = failure.withVendorCode(error.code().get());
        }
        if (kind == ErrorKind.INVALID_REQUEST && error.field().isPresent()) {
            failure = failure.withField(error.field().get());
        }
        Optional<Duration> wait = kind.retriable() ? error.retryAfter().or(() -> retryAfter(reply)) : Optional.empty();
        return failure(wait.map(failure::withRetryAfter).orElse(failure));
    }

    /** A failure of this kind, in the vendor's words or ours. */
    public MediaException failure(ErrorKind kind, String message) {
        return failure(Failure.of(kind, message));
    }

    /** The same failure with the provider's name and without its key. */
    public MediaException failure(Failure failure) {
        return new MediaException(new Failure(
                failure.kind(),
                key.masked(failure.message()),
                failure.field(),
                Optional.of(key.provider()),
                failure.vendorCode(),
                failure.retryAfter(),
                failure.charged()));
    }

    /** An answer that lacks what it must have. Nothing is charged. */
    public MediaException malformed(String problem) {
        return failure(ErrorKind.MALFORMED_ANSWER, problem);
    }

    /** An operation or dialect that this provider does not speak. */
    public MediaException unsupported(Operation operation) {
        return failure(ErrorKind.UNSUPPORTED_OPERATION, operation + " is not offered");
    }

    /** A catalogue entry that names a dialect which is not spoken here. */
    public MediaException unknownDialect(ModelDescriptor model, Collection<String> spoken) {
        return failure(
                ErrorKind.UNSUPPORTED_OPERATION,
                "the entry of " + model.id() + " has the dialect \"" + model.dialect() + "\", but spoken here are "
                        + new TreeSet<>(spoken));
    }

    /** An address from the vendor's answer. */
    public URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException noAddress) {
            throw malformed("the answer names a result by something that is no address");
        }
    }

    @Override
    public void close() {
        door.ifPresent(HttpDoor::close);
    }

    private String hint() {
        return " (check the key setting " + key.setting() + ")";
    }

    private MediaException notReady() {
        if (readiness instanceof Readiness.Unconfigured missing) {
            return failure(ErrorKind.UNCONFIGURED, key.provider() + " lacks the setting " + missing.setting());
        }
        String reason = readiness instanceof Readiness.Failing failing ? failing.reason() : "not ready";
        return failure(ErrorKind.UNAVAILABLE, reason);
    }

    private static ErrorKind kind(int status, VendorError error) {
        return switch (status) {
            case 401, 403 -> ErrorKind.PROVIDER_AUTH;
            case 402 -> ErrorKind.PROVIDER_QUOTA;
            case 400, 422 -> error.field().isPresent() ? ErrorKind.INVALID_REQUEST : ErrorKind.PROVIDER_REJECTED;
            case 429 -> ErrorKind.UNAVAILABLE;
            case 504 -> ErrorKind.TIMEOUT;
            case 408, 409 -> ErrorKind.PROVIDER_FAILED;
            default -> status >= 500 ? ErrorKind.PROVIDER_FAILED : ErrorKind.PROVIDER_REJECTED;
        };
    }

    private static Optional<Duration> retryAfter(HttpReply reply) {
        return reply.header("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
