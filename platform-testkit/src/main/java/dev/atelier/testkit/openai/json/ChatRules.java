package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What {@code POST /chat/completions} refuses beside messages, field by field. */
final class ChatRules {
    private static final Set<String> NAMES = Set.of(
            "model",
            "messages",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "n",
            "stop",
            "stream",
            "stream_options",
            "response_format",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "reasoning_effort",
            "verbosity",
            "service_tier",
            "seed",
            "presence_penalty",
            "frequency_penalty",
            "logit_bias",
            "logprobs",
            "top_logprobs",
            "modalities",
            "audio",
            "store",
            "metadata",
            "user",
            "safety_identifier",
            "prompt_cache_key",
            "prompt_cache_retention",
            "moderation",
            "prediction",
            "web_search_options");

    private ChatRules() {}

    static void check(ObjectNode body) {
        String model = body.path("model").asText();
        if (!model.matches("(gpt-[4-9]|o[134]|chatgpt-).*") || model.matches(".*(tts|transcribe|image).*")) {
            throw OpenAiError.noModel(model);
        } else if (body.has("max_tokens")) {
            throw OpenAiError.parameter(
                    "max_tokens",
                    "unsupported_parameter",
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                            + " 'max_completion_tokens' instead.");
        }
        Rules rules = new Rules(body).names(NAMES).required("messages");
        rules.number("temperature", 0, 2).number("top_p", 0, 1);
        rules.number("presence_penalty", -2, 2).number("frequency_penalty", -2, 2);
        rules.number("max_completion_tokens", 1, 1_000_000).number("n", 1, 128);
        rules.flag("stream").flag("store").flag("parallel_tool_calls").flag("logprobs");
        rules.choice("reasoning_effort", Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max"));
        rules.choice("verbosity", Set.of("low", "medium", "high"));
        rules.choice("service_tier", Set.of("auto", "default", "flex", "scale", "priority"));
        shapes(body);
        ChatMessages.check(body.path("messages"));
    }

    private static void shapes(JsonNode body) {
        if (body.path("stop").size() > 4) {
            throw Rules.invalid("stop", "at most 4 elements");
        } else if (body.has("stream_options") && !body.path("stream").asBoolean(false)) {
            throw Rules.invalid("stream_options", "is only allowed when 'stream' is enabled");
        }
        new Rules(body.path("stream_options")).names(Set.of("include_usage", "include_obfuscation"));
        JsonNode format = body.path("response_format");
        new Rules(format).choice("type", Set.of("text", "json_object", "json_schema"));
        if (format.path("type").asText().equals("json_schema")) {
            new Rules(format.path("json_schema")).required("name");
        }
        for (JsonNode tool : body.path("tools")) {
            new Rules(tool).required("type").choice("type", Set.of("function", "custom"));
            new Rules(tool.path(tool.path("type").asText())).required("name");
        }
        if (body.has("tool_choice") && !body.has("tools")) {
            throw Rules.invalid("tool_choice", "is only allowed when 'tools' are specified");
        }
    }
}
