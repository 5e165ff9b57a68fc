package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says, whole or word by word. It refuses what is {@code refused}, and its filter withholds what is
 * {@code forbidden}; it calls a tool when it must.
 *
 * @param asked the request
 * @param field what the words are: content or refusal
 * @param words the answer, each with the space that follows it
 * @param finishReason why it ends
 */
record ChatAnswer(ObjectNode asked, String field, List<String> words, String finishReason) {
    private static final int CACHED = 1024;

    static ChatAnswer to(ObjectNode asked) {
        JsonNode content =
                asked.path("messages").path(asked.path("messages").size() - 1).path("content");
        String told =
                content.isTextual() ? content.asText() : content.at("/0/text").asText();
        JsonNode choice = asked.path("tool_choice");
        if (choice.isObject() || choice.asText().equals("required")) {
            return new ChatAnswer(asked, "content", List.of(), "tool_calls");
        } else if (told.contains("forbidden")) {
            return new ChatAnswer(asked, "content", List.of(), "content_filter");
        } else if (told.contains("refused")) {
            return new ChatAnswer(asked, "refusal", words("I cannot help with that."), "stop");
        }
        long files = content.findValues("type").stream()
                .filter(type -> !type.asText().equals("text"))
                .count();
        List<String> words = words("You said: " + told + (files > 0 ? " I see " + files + " files." : ""));
        int most = asked.path("max_completion_tokens").asInt(words.size());
        return most < words.size()
                ? new ChatAnswer(asked, "content", words.subList(0, most), "length")
                : new ChatAnswer(asked, "content", words, "stop");
    }

    private static List<String> words(String text) {
        return List.of(text.split("(?<= )"));
    }

    /** As one JSON object. */
    ObjectNode whole() {
        ObjectNode root = head("chat.completion");
        ObjectNode choice = choice(root, finishReason);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.putNull("content").putNull("refusal");
        if (finishReason.equals("tool_calls")) {
            call(message, "{\"place\":\"pier\"}")
                    .put("id", "call_1")
                    .put("type", "function")
                    .remove("index");
        } else if (!words.isEmpty()) {
            message.put(field, String.join("", words));
        }
        root.set("usage", usage());
        return root;
    }

    /** As events: the role, the words, why it ends, what it used. */
    void stream(OutputStream out) throws IOException {
        send(delta("role", "assistant"), out);
        if (finishReason.equals("tool_calls")) {
            streamCall(out);
        }
        for (String word : words) {
            send(delta(field, word), out);
        }
        ObjectNode last = head("chat.completion.chunk");
        choice(last, finishReason).putObject("delta");
        send(last, out);
        if (asked.at("/stream_options/include_usage").asBoolean(false)) {
            ObjectNode used = head("chat.completion.chunk");
            used.putArray("choices");
            send(used.set("usage", usage()), out);
        }
        Sse.write("[DONE]", out);
    }

    /** The first piece names the call, the others bring its arguments. */
    private void streamCall(OutputStream out) throws IOException {
        ObjectNode first = head("chat.completion.chunk");
        call(choice(first, null).putObject("delta"), "").put("id", "call_1").put("type", "function");
        send(first, out);
        for (String piece : List.of("{\"place\":", "\"pier\"}")) {
            ObjectNode next = head("chat.completion.chunk");
            ObjectNode call = call(choice(next, null).putObject("delta"), piece);
            ((ObjectNode) call.path("function")).remove("name");
            send(next, out);
        }
    }

    private ObjectNode head(String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "chatcmpl-1")
                .put("object", object)
                .put("created", 1_795_000_000L)
                .put("model", asked.path("model").asText());
    }

    private static ObjectNode choice(ObjectNode root, @Nullable String reason) {
        return root.putArray("choices").addObject().put("index", 0).put("finish_reason", reason);
    }

    private ObjectNode delta(String name, String value) {
        ObjectNode chunk = head("chat.completion.chunk").put("obfuscation", "x".repeat(value.length() % 7));
        choice(chunk, null).putObject("delta").put(name, value);
        return chunk;
    }

    private ObjectNode call(ObjectNode message, String arguments) {
        ObjectNode call = message.putArray("tool_calls").addObject().put("index", 0);
        call.putObject("function")
                .put("name", asked.at("/tools/0/function/name").asText())
                .put("arguments", arguments);
        return call;
    }

    private ObjectNode usage() {
        int prompt = 1 + asked.path("messages").toString().length() / 4;
        ObjectNode usage = JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", words.size())
                .put("total_tokens", prompt + words.size());
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", prompt / CACHED * CACHED)
                .put("audio_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
        return usage;
    }

    private static void send(JsonNode chunk, OutputStream out) throws IOException {
        Sse.write(chunk.toString(), out);
    }
}
