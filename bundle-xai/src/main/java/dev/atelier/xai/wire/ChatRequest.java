package dev.atelier.xai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A conversation or a question about a picture, put into OpenAI's shape, which xAI speaks. */
public final class ChatRequest {
    private static final List<String> HANDED_ON = List.of(
            "temperature",
            "top_p",
            "seed",
            "stop",
            "user",
            "tools",
            "tool_choice",
            "response_format",
            "reasoning_effort",
            "frequency_penalty",
            "presence_penalty");

    private ChatRequest() {}

    /** @param stream whether the answer is to come in pieces */
    public static HttpBody.Json of(ProviderCall call, boolean stream) {
        boolean question = call.request().operation().equals(Operation.IMAGE_ANALYZE);
        Parameters asked = call.request().parameters();
        List<MediaContent> media = call.inputs(question ? Inputs.IMAGE : Inputs.ATTACHMENT);
        Parameters body = Parameters.of("model", call.model().id())
                .with("messages", question ? question(asked, media) : messages(call, media.size()))
                .with("max_completion_tokens", asked.get("max_tokens"))
                .with("stream", stream)
                .with("stream_options", stream ? Map.of("include_usage", true) : null);
        for (String name : HANDED_ON) {
            body = body.with(name, asked.get(name));
        }
        return new HttpBody.Json(body.canonical(), media);
    }

    private static List<Parameters> question(Parameters asked, List<MediaContent> media) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < media.size(); i++) {
            parts.add(picture(i));
        }
        parts.add(words(asked.requireText("prompt")));
        return List.of(Parameters.of("role", "user").with("content", parts));
    }

    private static List<Parameters> messages(ProviderCall call, int attachments) {
        return ChatCompletion.of(call.request()).messages().stream()
                .map(message -> message(message, attachments))
                .toList();
    }

    private static Parameters message(ChatMessage message, int attachments) {
        // The vendor's documentation knows no developer, whose word means the same.
        String role = message.role().equals("developer") ? "system" : message.role();
        return Parameters.of("role", role)
                .with("content", message.attachments().isEmpty() ? message.text() : parts(message, attachments))
                .merge(message.extra());
    }

    private static List<Object> parts(ChatMessage message, int attachments) {
        List<Object> parts = new ArrayList<>();
        for (int index : message.attachments()) {
            if (index < 0 || index >= attachments) {
                throw MediaException.invalid(
                        "messages.attachments", "names " + index + ", but " + attachments + " were given");
            }
            parts.add(picture(index));
        }
        if (!message.text().isEmpty()) {
            parts.add(words(message.text()));
        }
        return parts;
    }

    private static Map<String, Object> picture(int index) {
        return Map.of("type", "image_url", "image_url", Map.of("url", HttpBody.Json.dataUrl(index)));
    }

    private static Map<String, Object> words(String text) {
        return Map.of("type", "text", "text", text);
    }
}
