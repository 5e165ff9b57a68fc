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
        return new ChatCompletion(body.text("model", DEFAULT_MODEL), messages(body), List.of(), options).toRequest();
    }

    private static List<ChatMessage> messages(Fields body) {
        if (!body.has("messages")) {
            return List.of(ChatMessage.of("user", body.requireText("message")));
        }
        return body.objects("messages").stream().map(ChatForm::message).toList();
    }

    private static ChatMessage message(Fields message) {
        message.requireText("role");
        message.text("content");
        return ChatMessage.of(message.values());
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
