package dev.atelier.runtime.chat;

import dev.atelier.core.chat.ConversationStore;
import dev.atelier.testkit.library.ConversationStoreContract;

class MemoryConversationsContractTest extends ConversationStoreContract {
    private final ConversationStore small = new MemoryConversations(100, 1_000_000, 2_000);
    private final ConversationStore large = new MemoryConversations(100, 10_000_000, 1_000_000);

    @Override
    protected ConversationStore store() {
        return small;
    }

    @Override
    protected ConversationStore large() {
        return large;
    }
}
