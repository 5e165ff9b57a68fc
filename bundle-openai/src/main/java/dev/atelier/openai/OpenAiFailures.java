package dev.atelier.openai;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpReply;
import dev.atelier.openai.wire.ApiError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What OpenAI's error answers mean to the platform. */
final class OpenAiFailures {
    private static final String KEY = " (check the key setting dev.atelier.openai/apiKey)";
    /** OpenAI's parameters that have other names here. */
    private static final Map<String, String> FIELDS = Map.of("size", "width");

    private final OpenAiSettings settings;

    OpenAiFailures(OpenAiSettings settings) {
        this.settings = settings;
    }

    MediaException of(HttpReply reply) {
        ApiError error = ApiError.read(reply.body());
        ErrorKind kind = kind(reply.status(), error);
        String said = error.message().orElse("HTTP " + reply.status() + " without an explanation");
        String message = settings.withoutKey(said) + (kind == ErrorKind.PROVIDER_AUTH ? KEY : "");
        Failure failure = Failure.of(kind, message).withProvider("openai");
        if (error.code().isPresent()) {
            failure = failure.withVendorCode(error.code().get());
        }
        if (kind == ErrorKind.INVALID_REQUEST && error.param().isPresent()) {
            String param = error.param().get();
            failure = failure.withField(FIELDS.getOrDefault(param, param));
        }
        Optional<Duration> wait = kind.retriable() ? retryAfter(reply) : Optional.empty();
        return new MediaException(wait.map(failure::withRetryAfter).orElse(failure));
    }

    private static ErrorKind kind(int status, ApiError error) {
        if (error.is("moderation_blocked") || error.is("content_policy_violation")) {
            return ErrorKind.MODERATED;
        } else if (error.is("insufficient_quota") || error.is("billing_hard_limit_reached")) {
            return ErrorKind.PROVIDER_QUOTA;
        }
        return switch (status) {
            case 401, 403 -> ErrorKind.PROVIDER_AUTH;
            case 400, 422 -> error.param().isPresent() ? ErrorKind.INVALID_REQUEST : ErrorKind.PROVIDER_REJECTED;
            // Not accepted for certain, so the platform may come again.
            case 429 -> ErrorKind.UNAVAILABLE;
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
