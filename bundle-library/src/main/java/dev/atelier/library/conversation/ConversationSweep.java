package dev.atelier.library.conversation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets every hour the conversations whose time is over. */
@Component(service = ConversationSweep.class, immediate = true)
public final class ConversationSweep {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationSweep.class);

    private final DatabaseConversations conversations;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "atelier-conversation-sweep");
        daemon.setDaemon(true);
        return daemon;
    });

    @Activate
    public ConversationSweep(@Reference DatabaseConversations conversations) {
        this.conversations = conversations;
        // Soon after the start, which makes the tables: whoever imports others' rows finds them.
        thread.scheduleWithFixedDelay(this::sweep, 1, TimeUnit.HOURS.toSeconds(1), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            conversations.sweep();
        } catch (RuntimeException failed) {
            LOG.warn("Old conversations could not be forgotten, tried again in an hour: {}", failed.getMessage());
        }
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }
}
