package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import java.util.Map;
import java.util.TreeMap;

/** An answer that comes word by word, handed on as it comes. */
public final class ChatEvents extends Events {
    private final PartialListener partials;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, ToolCall> calls = new TreeMap<>();
    private boolean refused;
    private String finishReason = "";
    private Map<String, Long> units = Map.of();

    public ChatEvents(PartialListener partials) {
        this.partials = partials;
    }

    /** All of it, once it is complete. */
    public ChatAnswer answer() {
        return new ChatAnswer(
                text.toString(),
                refused,
                finishReason,
                calls.values().stream().map(ToolCall::whole).toList(),
                units);
    }

    @Override
    void read(JsonNode chunk) {
        JsonNode choice = chunk.at("/choices/0");
        JsonNode delta = choice.path("delta");
        Json.text(delta, "content").ifPresent(this::say);
        Json.text(delta, "refusal").ifPresent(words -> {
            refused = true;
            say(words);
        });
        for (JsonNode piece : delta.path("tool_calls")) {
            calls.computeIfAbsent(piece.path("index").asInt(), index -> new ToolCall())
                    .add(piece);
            partials.part(new Partial.Data("tool_call", Json.object(piece)));
        }
        Json.text(choice, "finish_reason").ifPresent(reason -> {
            finishReason = reason;
            end();
        });
        if (chunk.path("usage").isObject()) {
            units = Usage.units(chunk.path("usage"));
        }
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            text.append(words);
            partials.part(new Partial.Text(words));
        }
    }

    /** The first piece names the call, the others bring its arguments. */
    private static final class ToolCall {
        private Parameters head = Parameters.EMPTY;
        private Parameters function = Parameters.EMPTY;
        private final StringBuilder arguments = new StringBuilder();

        void add(JsonNode piece) {
            head = head.merge(Json.object(piece).without("index").without("function"));
            function = function.merge(Json.object(piece.path("function")).without("arguments"));
            arguments.append(piece.at("/function/arguments").asText());
        }

        Parameters whole() {
            return head.with("function", function.with("arguments", arguments.toString()));
        }
    }
}
