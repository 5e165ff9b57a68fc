package dev.atelier.core.chat;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import java.util.List;
import java.util.Set;

/**
 * One message of a conversation, in the shape that most vendors share.
 *
 * @param role {@code developer}, {@code system}, {@code user}, {@code assistant} or {@code tool}
 * @param text the words; parts of it that are files are in {@code attachments}
 * @param attachments indexes into the request's attachments
 * @param extra what else belongs to it: tool_calls, tool_call_id, name
 */
public record ChatMessage(String role, String text, List<Integer> attachments, Parameters extra) {
    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool");

    public ChatMessage {
        attachments = List.copyOf(attachments);
        if (!ROLES.contains(role)) {
            throw MediaException.invalid("messages.role", "must be one of " + ROLES + ", but is \"" + role + "\"");
        }
    }

    public static ChatMessage of(String role, String text) {
        return new ChatMessage(role, text, List.of(), Parameters.EMPTY);
    }

    public static ChatMessage of(Parameters message) {
        return new ChatMessage(
                message.requireText("role"),
                message.text("content").orElse(""),
                message.list("attachments").stream()
                        .map(index -> ((Number) index).intValue())
                        .toList(),
                message.without("role").without("content").without("attachments"));
    }

    public Parameters toParameters() {
        return Parameters.of("role", role)
                .with("content", text)
                .with("attachments", attachments.isEmpty() ? null : attachments)
                .merge(extra);
    }
}
