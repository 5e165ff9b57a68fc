package dev.atelier.web.testing;

import dev.atelier.core.pipeline.Webhooks;
import dev.atelier.core.provider.Webhook;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers messages, and refuses them when told to. */
public final class FakeWebhooks implements Webhooks {
    /** A message and the provider it came for. */
    public record Received(String provider, Webhook message) {}

    public final List<Received> received = new CopyOnWriteArrayList<>();
    public volatile Consumer<Webhook> check = message -> {};

    @Override
    public void received(String provider, Webhook message) {
        check.accept(message);
        received.add(new Received(provider, message));
    }
}
