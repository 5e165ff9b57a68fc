package dev.atelier.runtime.chat;

import dev.atelier.core.chat.ChatMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The messages of one conversation. For one thread at a time. */
final class Conversation {
    /** What objects and references of a message take besides its text. */
    private static final long MESSAGE_OVERHEAD = 200;

    private final Deque<ChatMessage> messages = new ArrayDeque<>();
    private long bytes;

    List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    long bytes() {
        return bytes;
    }

    /** Adds messages, and drops the oldest where there are too many bytes; the newest stays in any case. */
    void append(List<ChatMessage> more, long most) {
        for (ChatMessage message : more) {
            messages.addLast(message);
            bytes += size(message);
        }
        while (bytes > most && messages.size() > 1) {
            bytes -= size(messages.removeFirst());
        }
    }

    private static long size(ChatMessage message) {
        return MESSAGE_OVERHEAD
                + 2L * message.text().length()
                + 2L * message.extra().canonical().length();
    }
}
