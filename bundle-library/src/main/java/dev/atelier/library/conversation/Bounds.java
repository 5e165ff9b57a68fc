package dev.atelier.library.conversation;

import dev.atelier.core.chat.ChatMessage;

/**
 * How large a conversation may become.
 *
 * @param messages the most of them
 * @param bytes the most that all of them may take
 */
record Bounds(long messages, long bytes) {
    /** What a message takes besides its text; as in memory, so that the same setting keeps the same messages. */
    private static final long MESSAGE_OVERHEAD = 200;

    static long size(ChatMessage message) {
        return MESSAGE_OVERHEAD
                + 2L * message.text().length()
                + 2L * message.extra().canonical().length();
    }
}
