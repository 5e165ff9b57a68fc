package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import java.util.List;

/**
 * A model's message.
 *
 * @param text what it says; empty when it only calls tools
 * @param finishReason {@code stop}, {@code length}, {@code tool_calls} or {@code content_filter}
 * @param toolCalls calls it asks for, in OpenAI's shape ({@code id}, {@code type}, {@code function})
 */
public record ChatReply(String text, String finishReason, List<Parameters> toolCalls) {
    public static ChatReply of(Parameters details) {
        return new ChatReply(
                details.text("text").orElse(""),
                details.text("finish_reason").orElse("stop"),
                details.objects("tool_calls"));
    }

    public Parameters toDetails() {
        return Parameters.of("text", text)
                .with("finish_reason", finishReason)
                .with("tool_calls", toolCalls.isEmpty() ? null : toolCalls);
    }
}
