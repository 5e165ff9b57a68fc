package dev.atelier.core.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller wants besides the result.
 *
 * @param keep true: outputs become assets; false: they are kept only until they are released
 * @param cache true: take and give a cached result; false: do not; absent: as the platform's policy says
 * @param idempotencyKey the same key and request give the first call's outcome
 * @param pollTimeout how long the provider may take in all; the platform's default when absent
 * @param pollInterval how often to ask the provider; the provider's own pace when absent
 * @param webhook an address that is told the end
 * @param labels recorded with the call: session_id, message_id, …
 */
public record CallOptions(
        boolean keep,
        Optional<Boolean> cache,
        Optional<String> idempotencyKey,
        Optional<Duration> pollTimeout,
        Optional<Duration> pollInterval,
        Optional<String> webhook,
        Map<String, String> labels) {
    public static final CallOptions DEFAULT = new CallOptions(
            true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public CallOptions {
        labels = Map.copyOf(labels);
    }

    public CallOptions withKeep(boolean kept) {
        return new CallOptions(kept, cache, idempotencyKey, pollTimeout, pollInterval, webhook, labels);
    }

    public CallOptions withCache(boolean cached) {
        return new CallOptions(keep, Optional.of(cached), idempotencyKey, pollTimeout, pollInterval, webhook, labels);
    }

    public CallOptions withIdempotencyKey(String key) {
        return new CallOptions(keep, cache, Optional.of(key), pollTimeout, pollInterval, webhook, labels);
    }

    public CallOptions withPolling(Optional<Duration> timeout, Optional<Duration> interval) {
        return new CallOptions(keep, cache, idempotencyKey, timeout, interval, webhook, labels);
    }

    public CallOptions withWebhook(String address) {
        return new CallOptions(keep, cache, idempotencyKey, pollTimeout, pollInterval, Optional.of(address), labels);
    }

    public CallOptions withLabels(Map<String, String> recorded) {
        return new CallOptions(keep, cache, idempotencyKey, pollTimeout, pollInterval, webhook, recorded);
    }
}
