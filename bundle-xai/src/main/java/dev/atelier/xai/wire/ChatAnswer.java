package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer of {@code POST /chat/completions}, whole or put together from its pieces. For one thread. */
public final class ChatAnswer {
    private final PartialListener partials;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, ToolCall> tools = new TreeMap<>();
    private Optional<String> finish = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private Optional<MicroDollars> cost = Optional.empty();
    private Map<String, Long> units = Map.of();

    /** A call of a tool, which may come in pieces. */
    private static final class ToolCall {
        private final StringBuilder id = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();

        private void add(JsonNode piece) {
            id.append(piece.path("id").asText(""));
            name.append(piece.at("/function/name").asText(""));
            arguments.append(piece.at("/function/arguments").asText(""));
        }

        private static Parameters piece(int index, JsonNode piece) {
            JsonNode function = piece.path("function");
            return Parameters.of("index", index)
                    .with("id", piece.path("id").textValue())
                    .with("type", "function")
                    .with(
                            "function",
                            Parameters.EMPTY
                                    .with("name", function.path("name").textValue())
                                    .with(
                                            "arguments",
                                            function.path("arguments").textValue()));
        }

        private Parameters toParameters() {
            return Parameters.of("id", id.toString())
                    .with("type", "function")
                    .with("function", Map.of("name", name.toString(), "arguments", arguments.toString()));
        }
    }

    /** @param partials hears words and pieces of tool calls as they come */
    public ChatAnswer(PartialListener partials) {
        this.partials = partials;
    }

    /** Takes in a whole answer or the next piece. */
    public void add(String json) {
        JsonNode root = Json.tree(json);
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.has("delta") ? choice.path("delta") : choice.path("message");
        Json.text(message, "content").ifPresent(this::say);
        int position = 0;
        for (JsonNode piece : message.path("tool_calls")) {
            int index = piece.path("index").asInt(position++);
            tools.computeIfAbsent(index, any -> new ToolCall()).add(piece);
            partials.part(new Partial.Data("tool_call", ToolCall.piece(index, piece)));
        }
        finish = Json.text(choice, "finish_reason").or(() -> finish);
        problem = Json.text(root.path("error"), "message")
                .or(() -> Json.text(root, "error"))
                .or(() -> problem);
        cost = Json.cost(root).or(() -> cost);
        units = root.path("usage").has("prompt_tokens") ? units(root.path("usage")) : units;
    }

    private void say(String words) {
        text.append(words);
        partials.part(new Partial.Text(words));
    }

    /** Whether the model came to an end. */
    public boolean isWhole() {
        return finish.isPresent();
    }

    /** Whether moderation left nothing; what it cut short is an answer all the same. */
    public boolean withheld() {
        return finish.equals(Optional.of("content_filter")) && text.isEmpty();
    }

    /** What the vendor says went wrong on the way. */
    public Optional<String> problem() {
        return problem;
    }

    public ChatReply reply() {
        List<Parameters> calls =
                tools.values().stream().map(ToolCall::toParameters).toList();
        return new ChatReply(text.toString(), finish.orElse("stop"), calls);
    }

    public Map<String, Long> units() {
        return units;
    }

    public Optional<MicroDollars> cost() {
        return cost;
    }

    /** What was thought is billed as what was said, but stands in the total only. */
    private static Map<String, Long> units(JsonNode usage) {
        long prompt = usage.path("prompt_tokens").asLong();
        long cached = usage.at("/prompt_tokens_details/cached_tokens").asLong();
        long pictures = usage.at("/prompt_tokens_details/image_tokens").asLong();
        long said = usage.path("completion_tokens").asLong();
        long output = Math.max(said, usage.path("total_tokens").asLong() - prompt);
        Map<String, Long> units = new LinkedHashMap<>();
        units.put(PriceUnit.INPUT_TOKEN.key(), Math.max(0, prompt - cached - pictures));
        units.put(PriceUnit.CACHED_INPUT_TOKEN.key(), cached);
        units.put(PriceUnit.IMAGE_INPUT_TOKEN.key(), pictures);
        units.put(PriceUnit.OUTPUT_TOKEN.key(), output);
        return units;
    }
}
