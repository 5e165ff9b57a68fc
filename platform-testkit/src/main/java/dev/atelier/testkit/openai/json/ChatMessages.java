package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;

/** What {@code POST /chat/completions} refuses among messages. */
final class ChatMessages {
    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool");
    private static final Set<String> NAMES = Set.of("role", "content", "name", "tool_calls", "tool_call_id", "refusal");
    private static final String DATA = "data:";

    private ChatMessages() {}

    static void check(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw Rules.invalid("messages", "expected an array with minimum length 1");
        }
        for (int i = 0; i < messages.size(); i++) {
            message("messages[" + i + "]", messages.path(i));
        }
    }

    private static void message(String at, JsonNode message) {
        String role = message.path("role").asText();
        JsonNode content = message.path("content");
        new Rules(message).names(NAMES).choice("role", ROLES).required("role");
        if (role.equals("tool") && !message.path("tool_call_id").isTextual()) {
            throw OpenAiError.parameter(at + ".tool_call_id", "missing_required_parameter", "Missing: tool_call_id");
        } else if (!content.isTextual()
                && !content.isArray()
                && !(role.equals("assistant") && message.has("tool_calls"))) {
            throw Rules.invalid(at + ".content", "expected a string or an array of objects");
        } else if (content.isArray() && content.isEmpty()) {
            throw Rules.invalid(at + ".content", "must not be empty");
        }
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            part(at + ".content[" + i + "]", role, content.path(i));
        }
    }

    private static void part(String at, String role, JsonNode part) {
        String type = part.path("type").asText();
        new Rules(part).names(Set.of("type", type));
        if (!type.equals("text") && !role.equals("user")) {
            throw Rules.invalid(at, "only user messages may hold '" + type + "'");
        }
        JsonNode value = part.path(type);
        switch (type) {
            case "text" -> new Rules(part).text("text", 10_000_000);
            case "image_url" -> picture(at + ".image_url", value);
            case "input_audio" -> {
                new Rules(value).names(Set.of("data", "format")).required("format");
                new Rules(value).choice("format", Set.of("wav", "mp3"));
                base64(at + ".input_audio.data", value.path("data").asText());
            }
            case "file" -> {
                new Rules(value).names(Set.of("file_data", "file_id", "filename"));
                data(
                        at + ".file.file_data",
                        "application/pdf",
                        value.path("file_data").asText());
            }
            default -> throw Rules.invalid(at + ".type", "'" + type + "' is no type of content");
        }
    }

    private static void picture(String at, JsonNode value) {
        new Rules(value).names(Set.of("url", "detail")).required("url");
        new Rules(value).choice("detail", Set.of("auto", "low", "high", "original"));
        String url = value.path("url").asText();
        if (!url.matches("(?s)https?://.*")) {
            data(at + ".url", "image/(png|jpeg|webp|gif)", url);
        }
    }

    private static void data(String at, String types, String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.substring(0, comma).matches(DATA + types + ";base64")) {
            throw Rules.invalid(at, "expected a data URL of " + types);
        }
        base64(at, url.substring(comma + 1));
    }

    private static void base64(String at, String text) {
        try {
            if (Base64.getDecoder().decode(text).length > 0) {
                return;
            }
        } catch (IllegalArgumentException noBase64) {
            // Refused below, as nothing is.
        }
        throw Rules.invalid(at, "expected base64");
    }
}
