package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.MediaRequest;
import java.util.List;
import java.util.Set;

/** POST /chat: whole conversations, or one message of a conversation that is kept here. */
final class ChatForm implements Form {
    private static final String DEFAULT_MODEL = "openai";
    private static final Set<String> TOP = Set.of("model", "temperature", "max_tokens");

    @Override
    public MediaRequest request(Fields body, MediaReferences media) {
        Parameters options = settings(body).parametersBut("messages");
        for (String name : List.of("temperature", "max_tokens")) {
            if (body.has(name)) {
                options = options.with(name, body.values().get(name));
            }
        }
        ChatParts parts = new ChatParts(media);
        List<ChatMessage> messages = messages(body, parts);
        return new ChatCompletion(body.text("model", DEFAULT_MODEL), messages, parts.attachments(), options)
                .toRequest();
    }

    private static List<ChatMessage> messages(Fields body, ChatParts parts) {
        if (!body.has("messages")) {
            ChatMessage message = ChatMessage.of("user", body.requireText("message"));
            return List.of(parts.with(message, body, "image_url"));
        }
        return body.objects("messages").stream().map(parts::message).toList();
    }

    @Override
    public String field(String name) {
        return TOP.contains(name) || name.startsWith("messages") ? name : "settings.chat." + name;
    }

    @Override
    public Fields settings(Fields body) {
        return body.object("settings").object("chat");
    }

    @Override
    public boolean requiresCustomer() {
        return false;
    }
}
