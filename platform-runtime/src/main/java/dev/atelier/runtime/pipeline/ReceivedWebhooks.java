package dev.atelier.runtime.pipeline;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Webhooks;
import dev.atelier.core.provider.Webhook;
import dev.atelier.runtime.registry.Lease;
import dev.atelier.runtime.registry.Routing;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the provider look at a message's signature, then the job's next step done at once. */
@Component
public final class ReceivedWebhooks implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(ReceivedWebhooks.class);
    /** Vendors send a message again that was not taken. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Routing routing;
    private final Engines engines;

    @Activate
    public ReceivedWebhooks(@Reference Routing routing, @Reference Engines engines) {
        this.routing = routing;
        this.engines = engines;
    }

    @Override
    public void received(String provider, Webhook message) {
        Job job = engines.find(message.call())
                .filter(found -> found.call().provider().equals(provider))
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "there is no such call"));
        if (!signed(provider, message)) {
            LOG.warn("A webhook message for call {} is not by {}", job.id(), provider);
            throw new MediaException(ErrorKind.UNAUTHENTICATED, "the signature is missing or wrong");
        }
        engines.hasten(job.id());
    }

    private boolean signed(String provider, Webhook message) {
        try (Lease lease = routing.acquire(provider, PATIENCE)) {
            return verified(lease, message);
        }
    }

    /** A provider that stumbles over what anybody can send has not found it to be its vendor's. */
    private static boolean verified(Lease lease, Webhook message) {
        try {
            return lease.provider().signed(message);
        } catch (RuntimeException broken) {
            LOG.warn("The provider stumbles over a webhook message for call {}", message.call(), broken);
            return false;
        }
    }
}
