package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code POST /chat/completions}: says back what it heard, and how many pictures it saw. */
public final class ChatEndpoint {
    private static final Rules PICTURE = new Rules()
            .must("url", Rules.address(List.of("image/png", "image/jpeg")))
            .may("detail", Rules.choice("auto", "low", "high"));
    private static final Rules PART = new Rules()
            .must("type", Rules.choice("text", "image_url"))
            .may("text", Rules.text(100_000))
            .may("image_url", Rules.object(PICTURE));
    private static final Rules MESSAGE = new Rules()
            .must("role", Rules.choice("system", "user", "assistant", "tool"))
            .must(
                    "content",
                    value -> value.isTextual()
                            || Rules.list(1, 50, Rules.object(PART)).test(value))
            .may("name", Rules.text(64))
            .may("tool_calls", JsonNode::isArray)
            .may("tool_call_id", Rules.text(64));
    private static final Rules CONVERSATION = new Rules()
            .must("model", Rules.text(100))
            .must("messages", Rules.list(1, 1_000, Rules.object(MESSAGE)))
            .may("stream", JsonNode::isBoolean)
            .may("stream_options", JsonNode::isObject)
            .may("temperature", JsonNode::isNumber)
            .may("top_p", JsonNode::isNumber)
            .may("max_tokens", Rules.integer(1, 1_000_000))
            .may("max_completion_tokens", Rules.integer(1, 1_000_000))
            .may("seed", JsonNode::isIntegralNumber)
            .may("stop", JsonNode::isArray)
            .may("user", Rules.text(256))
            .may("tools", JsonNode::isArray)
            .may("tool_choice", value -> value.isTextual() || value.isObject())
            .may("response_format", JsonNode::isObject)
            .may("reasoning_effort", Rules.choice("low", "medium", "high", "xhigh"));
    private static final int THOUGHTS = 20;

    private final Works works;

    public ChatEndpoint(Works works) {
        this.works = works;
    }

    public VendorAnswer complete(String text) {
        JsonNode body = CONVERSATION.check(text);
        JsonNode last = body.path("messages").path(body.path("messages").size() - 1);
        String heard = String.join(" ", last.findValuesAsText("text"))
                + (last.path("content").isTextual() ? last.path("content").asText() : "");
        if (Works.refused(heard)) {
            throw XaiError.coded(
                    403, "permission-denied", "Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_X");
        }
        works.make();
        boolean tool = body.has("tools");
        String[] words =
                ("You said: " + heard + " with " + last.findValues("image_url").size() + " pictures").split("(?<= )");
        ObjectNode usage = usage(words.length);
        return body.path("stream").asBoolean(false)
                ? new VendorAnswer(
                        200, Map.of("Content-Type", "text/event-stream"), -1, out -> stream(words, tool, usage, out))
                : VendorAnswer.json(
                        200, whole(String.join("", words), tool, usage).toString());
    }

    private static ObjectNode usage(int said) {
        ObjectNode usage = JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", 40)
                .put("completion_tokens", said)
                .put("total_tokens", 40 + said + THOUGHTS);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 8).put("image_tokens", 2);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", THOUGHTS);
        return usage;
    }

    private static ObjectNode whole(String text, boolean tool, ObjectNode usage) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "chat.completion");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        fill(choice.putObject("message").put("role", "assistant"), text, tool);
        choice.put("finish_reason", tool ? "tool_calls" : "stop");
        root.set("usage", usage);
        return root;
    }

    private static void stream(String[] words, boolean tool, ObjectNode usage, OutputStream out) throws IOException {
        for (String word : words) {
            ObjectNode piece = piece();
            fill(piece.putArray("choices").addObject().put("index", 0).putObject("delta"), word, false);
            send(piece.toString(), out);
        }
        ObjectNode end = piece();
        ObjectNode choice = end.putArray("choices").addObject().put("index", 0);
        fill(choice.putObject("delta"), "", tool);
        choice.put("finish_reason", tool ? "tool_calls" : "stop");
        send(end.toString(), out);
        ObjectNode bill = piece();
        bill.putArray("choices");
        bill.set("usage", usage);
        send(bill.toString(), out);
        send("[DONE]", out);
    }

    private static ObjectNode piece() {
        return JsonNodeFactory.instance.objectNode().put("object", "chat.completion.chunk");
    }

    private static void fill(ObjectNode message, String text, boolean tool) {
        message.put("content", text);
        if (tool) {
            message.putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .put("id", "call_1")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", "weather")
                    .put("arguments", "{\"city\":\"Bern\"}");
        }
    }

    private static void send(String data, OutputStream out) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
