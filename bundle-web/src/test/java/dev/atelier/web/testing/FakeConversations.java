package dev.atelier.web.testing;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Conversations in memory. */
public final class FakeConversations implements ConversationStore {
    private final Map<ConversationId, List<ChatMessage>> conversations = new ConcurrentHashMap<>();

    @Override
    public List<ChatMessage> history(ConversationId conversation) {
        return conversations.getOrDefault(conversation, List.of());
    }

    @Override
    public void append(ConversationId conversation, List<ChatMessage> messages) {
        conversations.merge(
                conversation,
                messages,
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    @Override
    public boolean forget(long customerId, String session) {
        return conversations
                .keySet()
                .removeIf(id -> id.customerId() == customerId && id.session().equals(session));
    }
}
