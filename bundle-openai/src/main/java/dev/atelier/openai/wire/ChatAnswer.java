package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import dev.atelier.core.operation.ChatReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model says.
 *
 * @param text its words; those of a refusal, where it refuses
 * @param refused whether it refuses
 * @param finishReason why it ends
 * @param toolCalls calls it asks for
 * @param units what was used, where the answer tells
 */
public record ChatAnswer(
        String text, boolean refused, String finishReason, List<Parameters> toolCalls, Map<String, Long> units) {

    /** @return nothing when it is no such answer */
    public static Optional<ChatAnswer> read(String body) {
        JsonNode json = Json.tree(body);
        JsonNode choice = json.at("/choices/0");
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            return Optional.empty();
        }
        Optional<String> refusal = Json.text(message, "refusal");
        return Optional.of(new ChatAnswer(
                Json.text(message, "content").or(() -> refusal).orElse(""),
                refusal.isPresent(),
                Json.text(choice, "finish_reason").orElse("stop"),
                Json.objects(message.path("tool_calls")),
                Usage.units(json.path("usage"))));
    }

    /** Whether the vendor's filter left nothing; what it cut short is an answer all the same. */
    public boolean withheld() {
        return finishReason.equals("content_filter") && text.isBlank();
    }

    public Parameters details() {
        return new ChatReply(text, finishReason, toolCalls).toDetails().with("refused", refused ? true : null);
    }
}
