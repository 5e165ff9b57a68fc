package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.vendor.VendorError;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The error that a job of the vendor's ended with ({@code google.rpc.Status}). Whatever it is, asking how the job stands
 * once more would only bring the same error again.
 */
final class JobError {
    private static final Pattern SAFETY =
            Pattern.compile("(?i)safety|usage guidelines|responsible ai|prohibited|content polic");

    private JobError() {}

    static VendorError read(JsonNode error) {
        VendorError read = ApiError.read(error);
        String code = read.code().orElseGet(() -> error.path("code").asText(""));
        String message = read.message().orElse("the job failed without an explanation");
        return VendorError.of(Optional.of(message), code.isEmpty() ? Optional.empty() : Optional.of(code))
                .withKind(kind(code, message));
    }

    private static ErrorKind kind(String code, String message) {
        return switch (code) {
            case "UNAUTHENTICATED", "PERMISSION_DENIED", "16", "7" -> ErrorKind.PROVIDER_AUTH;
            case "RESOURCE_EXHAUSTED", "8" -> ErrorKind.PROVIDER_QUOTA;
            default -> SAFETY.matcher(code + " " + message).find() ? ErrorKind.MODERATED : ErrorKind.PROVIDER_REJECTED;
        };
    }
}
