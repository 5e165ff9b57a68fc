package dev.atelier.core.error;

import dev.atelier.core.MicroDollars;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure as a value, fit to be stored with a job and shown to a client. Messages never carry a key.
 *
 * @param kind what went wrong
 * @param message one sentence for the caller
 * @param field the request field at fault, as the client named it
 * @param provider the id of the provider that failed
 * @param vendorCode the vendor's own error code
 * @param retryAfter how long to wait before asking again
 * @param charged what the vendor charges although the call failed; zero when nothing
 */
public record Failure(
        ErrorKind kind,
        String message,
        Optional<String> field,
        Optional<String> provider,
        Optional<String> vendorCode,
        Optional<Duration> retryAfter,
        MicroDollars charged) {

    public static Failure of(ErrorKind kind, String message) {
        return new Failure(
                kind,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MicroDollars.ZERO);
    }

    public Failure withField(String name) {
        return new Failure(kind, message, Optional.of(name), provider, vendorCode, retryAfter, charged);
    }

    public Failure withProvider(String id) {
        return new Failure(kind, message, field, Optional.of(id), vendorCode, retryAfter, charged);
    }

    public Failure withVendorCode(String code) {
        return new Failure(kind, message, field, provider, Optional.of(code), retryAfter, charged);
    }

    public Failure withRetryAfter(Duration wait) {
        return new Failure(kind, message, field, provider, vendorCode, Optional.of(wait), charged);
    }

    public Failure withCharge(MicroDollars amount) {
        return new Failure(kind, message, field, provider, vendorCode, retryAfter, amount);
    }
}
