package dev.atelier.core.usage;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One call for the books.
 *
 * @param id the call
 * @param at when it ended
 * @param customerId who asked
 * @param operation the operation's name
 * @param provider the provider's id
 * @param model the model's id
 * @param parametersDigest SHA-256 of the canonical parameters, as hexadecimal digits: prompts are not kept in the books
 * @param bytes length of the outputs together
 * @param took from acceptance to the end
 * @param cost what was charged
 * @param cached whether the cache answered
 * @param outcome {@code succeeded}, or the failure's kind in lower case
 * @param labels session_id, message_id, …
 */
public record UsageEvent(
        CallId id,
        Instant at,
        long customerId,
        String operation,
        String provider,
        String model,
        String parametersDigest,
        long bytes,
        Duration took,
        MicroDollars cost,
        boolean cached,
        String outcome,
        Map<String, String> labels) {
    public UsageEvent {
        labels = Map.copyOf(labels);
    }

    /** The same for another call, which took no time. */
    public UsageEvent again(CallId call, Instant now) {
        return new UsageEvent(
                call,
                now,
                customerId,
                operation,
                provider,
                model,
                parametersDigest,
                bytes,
                Duration.ZERO,
                cost,
                cached,
                outcome,
                labels);
    }
}
