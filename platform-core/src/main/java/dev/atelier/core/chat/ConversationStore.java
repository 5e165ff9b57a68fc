package dev.atelier.core.chat;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps conversations, one for each customer, session and provider. Safe for use by any number of threads. */
@ConsumerType
public interface ConversationStore {
    /** The messages so far, oldest first; empty for a conversation that is not known. */
    List<ChatMessage> history(ConversationId conversation);

    /** Adds messages at the end, all or none. */
    void append(ConversationId conversation, List<ChatMessage> messages);

    /**
     * Forgets a customer's session with every provider.
     *
     * @return whether there was anything to forget
     */
    boolean forget(long customerId, String session);
}
