package dev.atelier.core.pipeline;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that happens around every call: quotas, the cache, coalescing, idempotency. Registered as a service; the
 * highest {@code service.ranking} comes first before the call and last after it. Without any filter the platform works.
 *
 * <p>Not a wrapped call but two moments, since hours, a restart and another node may lie between them. Each method may
 * be called by many threads at once.
 */
@ConsumerType
public interface CallFilter {
    /**
     * Before a provider is asked. Runs while the caller waits, in a thread that may wait: keep it to milliseconds
     * where nothing is waited for.
     *
     * @throws dev.atelier.core.error.MediaException to refuse the call; filters that let it pass hear of it in {@code
     *     after}
     */
    FilterDecision before(Call call);

    /**
     * After the end, once for each call that {@code before} let pass, also if the end came after a restart. May be
     * repeated after a crash: key by the call's id.
     */
    default void after(Call call, CallEnd end) {}
}
