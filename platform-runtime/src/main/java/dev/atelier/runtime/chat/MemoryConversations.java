package dev.atelier.runtime.chat;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps conversations in memory within bounds; when they are reached, the one not used for longest is forgotten. */
@Component(configurationPid = ChatSettings.PID)
@Designate(ocd = ChatSettings.class)
public final class MemoryConversations implements ConversationStore {
    private static final float LOAD = 0.75f;

    private final Map<ConversationId, Conversation> byUse = new LinkedHashMap<>(16, LOAD, true);
    private final int mostConversations;
    private final long mostBytes;
    private final long mostBytesEach;
    private long bytes;

    @Activate
    public MemoryConversations(ChatSettings settings) {
        this(settings.conversations(), settings.bytes(), settings.bytesEach());
    }

    MemoryConversations(int mostConversations, long mostBytes, long mostBytesEach) {
        this.mostConversations = mostConversations;
        this.mostBytes = mostBytes;
        this.mostBytesEach = mostBytesEach;
    }

    @Override
    public synchronized List<ChatMessage> history(ConversationId id) {
        Conversation conversation = byUse.get(id);
        return conversation == null ? List.of() : conversation.messages();
    }

    @Override
    public synchronized void append(ConversationId id, List<ChatMessage> messages) {
        Conversation conversation = byUse.computeIfAbsent(id, unknown -> new Conversation());
        bytes -= conversation.bytes();
        conversation.append(messages, mostBytesEach);
        bytes += conversation.bytes();
        forgetOldest();
    }

    @Override
    public synchronized boolean forget(long customerId, String session) {
        long before = byUse.size();
        Iterator<Map.Entry<ConversationId, Conversation>> all = byUse.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<ConversationId, Conversation> entry = all.next();
            if (entry.getKey().customerId() == customerId
                    && entry.getKey().session().equals(session)) {
                bytes -= entry.getValue().bytes();
                all.remove();
            }
        }
        return byUse.size() < before;
    }

    private void forgetOldest() {
        Iterator<Conversation> oldestFirst = byUse.values().iterator();
        while (byUse.size() > 1 && (bytes > mostBytes || byUse.size() > mostConversations)) {
            bytes -= oldestFirst.next().bytes();
            oldestFirst.remove();
        }
    }
}
