package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts messages into OpenAI's words.
 *
 * @param contents the files that messages refer to
 * @param detail how closely pictures are looked at; the vendor's default when absent
 */
record ChatMessages(List<MediaContent> contents, Optional<String> detail) {
    /** Words alone are sent as such, which the simplest server understands; words with files as parts. */
    Parameters message(ChatMessage message) {
        Parameters wire = message.extra().with("role", message.role());
        if (message.attachments().isEmpty()) {
            // A message that only calls tools has no content.
            boolean silent = message.text().isEmpty() && message.extra().has("tool_calls");
            return wire.with("content", silent ? null : message.text());
        }
        List<Parameters> parts = new ArrayList<>();
        if (!message.text().isBlank()) {
            parts.add(Parameters.of("type", "text").with("text", message.text()));
        }
        message.attachments().forEach(index -> parts.add(part(index)));
        return wire.with("content", parts);
    }

    private Parameters part(int index) {
        if (index < 0 || index >= contents.size()) {
            throw MediaException.invalid(
                    "messages.attachments", "must refer to one of " + contents.size() + " files, but is " + index);
        }
        MediaType type = contents.get(index).type();
        if (type.isImage()) {
            return part(
                    "image_url",
                    Parameters.of("url", HttpBody.Json.dataUrl(index)).with("detail", detail.orElse(null)));
        } else if (type.isAudio()) {
            return part(
                    "input_audio",
                    Parameters.of("data", HttpBody.Json.base64(index)).with("format", type.extension()));
        }
        return part(
                "file",
                Parameters.of("file_data", HttpBody.Json.dataUrl(index))
                        .with("filename", "file-" + (index + 1) + "." + type.extension()));
    }

    private static Parameters part(String type, Parameters value) {
        return Parameters.of(Map.of("type", type, type, value));
    }
}
