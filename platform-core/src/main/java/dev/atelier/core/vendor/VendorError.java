package dev.atelier.core.vendor;

import dev.atelier.core.error.ErrorKind;
import java.time.Duration;
import java.util.Optional;

/**
 * A vendor's error answer, read by its translator.
 *
 * @param message the vendor's own words
 * @param code the vendor's own code
 * @param field the request field at fault, by our name
 * @param kind what it means, where the HTTP status alone would mislead
 * @param retryAfter how long to wait, where the body says so; a {@code Retry-After} header is read without it
 */
public record VendorError(
        Optional<String> message,
        Optional<String> code,
        Optional<String> field,
        Optional<ErrorKind> kind,
        Optional<Duration> retryAfter) {
    /** An error without an explanation. */
    public static final VendorError NONE =
            new VendorError(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static VendorError of(Optional<String> message, Optional<String> code) {
        return new VendorError(message, code, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public VendorError withField(String name) {
        return new VendorError(message, code, Optional.of(name), kind, retryAfter);
    }

    public VendorError withKind(ErrorKind meaning) {
        return new VendorError(message, code, field, Optional.of(meaning), retryAfter);
    }

    public VendorError withRetryAfter(Duration wait) {
        return new VendorError(message, code, field, kind, Optional.of(wait));
    }
}
