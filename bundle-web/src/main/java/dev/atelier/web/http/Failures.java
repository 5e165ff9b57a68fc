package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of failures. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private Failures() {}

    /** The answer for what a handler threw. What nobody foresaw is logged here, under an id that the answer repeats. */
    public static Reply reply(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof MediaException known && known.kind() != ErrorKind.INTERNAL) {
            return reply(known.failure());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("A request failed for a reason nobody foresaw; the client was told the id {}", id, cause);
        return Envelope.failure(
                ErrorKind.INTERNAL.httpStatus(), "something went wrong on our side; the log has it under the id " + id);
    }

    public static Reply reply(Failure failure) {
        Reply reply = challenge(failure.kind(), Envelope.failure(failure.kind().httpStatus(), sentence(failure)));
        return retryAfter(failure)
                .map(wait -> reply.with("Retry-After", String.valueOf(seconds(wait))))
                .orElse(reply);
    }

    private static Reply challenge(ErrorKind kind, Reply reply) {
        return kind == ErrorKind.UNAUTHENTICATED ? reply.with("WWW-Authenticate", "Bearer") : reply;
    }

    /** The failure's message, with the provider's name where the message lacks it. */
    public static String sentence(Failure failure) {
        return failure.provider()
                .filter(id -> !failure.message().contains(id))
                .map(id -> id + ": " + failure.message())
                .orElse(failure.message());
    }

    private static Optional<Duration> retryAfter(Failure failure) {
        boolean soon = failure.kind() == ErrorKind.UNAVAILABLE || failure.kind() == ErrorKind.QUOTA_EXCEEDED;
        return failure.retryAfter().or(() -> soon ? Optional.of(SOON) : Optional.empty());
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
