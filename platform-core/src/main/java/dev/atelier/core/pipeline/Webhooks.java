package dev.atelier.core.pipeline;

import dev.atelier.core.provider.Webhook;
import org.osgi.annotation.versioning.ProviderType;

/** Takes in what vendors send to the webhook addresses of calls. Safe for use by any number of threads. */
@ProviderType
public interface Webhooks {
    /**
     * Wakes the call that a message is about, once its provider has found it to be the vendor's. What it says is not
     * believed: the vendor is asked how the call stands. For a call that has ended nothing happens.
     *
     * @param provider whose webhook address it came to
     * @throws dev.atelier.core.error.MediaException of kind {@code NOT_FOUND} when there is no such call of that
     *     provider, {@code UNAUTHENTICATED} when the message is not the vendor's, or {@code UNAVAILABLE} or {@code
     *     UNCONFIGURED} when the provider cannot tell just now
     */
    void received(String provider, Webhook message);
}
