package dev.atelier.core.chat;

/**
 * Names a conversation.
 *
 * @param customerId whose it is
 * @param session the client's own name for it
 * @param provider the provider it is held with
 */
public record ConversationId(long customerId, String session, String provider) {}
