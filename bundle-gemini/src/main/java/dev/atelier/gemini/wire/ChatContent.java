package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A conversation in Gemini's words. For one thread. */
final class ChatContent {
    private final Inline inline;
    private final List<MediaContent> attachments;
    /** Gemini knows an answer of a tool by the tool's name, OpenAI's shape by the id of the call. */
    private final Map<String, String> toolNames = new HashMap<>();

    private ChatContent(ProviderCall call) {
        this.inline = new Inline(call);
        this.attachments = call.inputs(Inputs.ATTACHMENT);
    }

    static ContentRequest of(ProviderCall call) {
        ChatCompletion asked = ChatCompletion.of(call.request());
        return new ChatContent(call).request(asked.messages(), asked.options());
    }

    /** What a conversation and a question can set. */
    static Parameters config(Parameters options) {
        return Parameters.EMPTY
                .with("temperature", options.get("temperature"))
                .with("topP", options.get("top_p"))
                .with("maxOutputTokens", options.get("max_tokens"))
                .with("stopSequences", options.get("stop"))
                .with("seed", options.get("seed"));
    }

    private ContentRequest request(List<ChatMessage> messages, Parameters options) {
        List<Parameters> system = new ArrayList<>();
        List<Parameters> contents = new ArrayList<>();
        for (ChatMessage message : messages) {
            List<Parameters> parts = parts(message);
            if (message.role().equals("system") || message.role().equals("developer")) {
                system.addAll(parts);
            } else if (!parts.isEmpty()) {
                String role = message.role().equals("assistant") ? "model" : "user";
                contents.add(Parameters.of("role", role).with("parts", parts));
            }
        }
        if (contents.isEmpty()) {
            throw MediaException.invalid("messages", "must hold at least one message of the user that is not empty");
        }
        Parameters config = config(options).merge(ChatTools.format(options));
        Parameters body = Parameters.of("contents", contents)
                .with("systemInstruction", system.isEmpty() ? null : Parameters.of("parts", system))
                .with("generationConfig", config.isEmpty() ? null : config)
                .merge(ChatTools.offered(options));
        return new ContentRequest(body, inline.media(), List.of());
    }

    private List<Parameters> parts(ChatMessage message) {
        if (message.role().equals("tool")) {
            String id = message.extra().text("tool_call_id").orElse("");
            return List.of(ChatTools.answer(toolNames.getOrDefault(id, id), message.text()));
        }
        List<Parameters> parts = new ArrayList<>();
        message.attachments().forEach(index -> parts.add(inline.part(attachment(index))));
        if (!message.text().isEmpty()) {
            parts.add(Parameters.of("text", message.text()));
        }
        for (Parameters toolCall : message.extra().objects("tool_calls")) {
            parts.add(ChatTools.call(toolCall, toolNames));
        }
        return parts;
    }

    private MediaContent attachment(int index) {
        if (index < 0 || index >= attachments.size()) {
            throw MediaException.invalid(
                    "messages.attachments",
                    "must be indexes from 0 to below " + attachments.size() + ", but one is " + index);
        }
        return attachments.get(index);
    }
}
