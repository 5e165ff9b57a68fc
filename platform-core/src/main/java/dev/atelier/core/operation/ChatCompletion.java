package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import java.util.List;

/**
 * The next message of a conversation.
 *
 * @param model the model's name
 * @param messages the conversation so far, oldest first, at least one
 * @param attachments files that messages refer to by their index here
 * @param options temperature, max_tokens, tools, …: what the model's schema names
 */
public record ChatCompletion(
        String model, List<ChatMessage> messages, List<MediaSource> attachments, Parameters options)
        implements TypedRequest {
    private static final String MESSAGES = "messages";

    public ChatCompletion {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw MediaException.invalid(MESSAGES, "must hold at least one message");
        }
    }

    public static ChatCompletion of(MediaRequest request) {
        return new ChatCompletion(
                request.model(),
                request.parameters().objects(MESSAGES).stream()
                        .map(ChatMessage::of)
                        .toList(),
                request.inputs(Inputs.ATTACHMENT),
                request.parameters().without(MESSAGES));
    }

    @Override
    public MediaRequest toRequest() {
        return new MediaRequest(
                Operation.CHAT_COMPLETE,
                model,
                Parameters.of(
                                MESSAGES,
                                messages.stream().map(ChatMessage::toParameters).toList())
                        .merge(options),
                new Inputs().add(Inputs.ATTACHMENT, attachments).toMap());
    }
}
