package dev.atelier.sandbox;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.ProviderCall;
import java.util.List;
import java.util.Map;

/** Answers a conversation with its last message, word by word. */
final class Echo {
    private Echo() {}

    static MediaResult make(ProviderCall call) {
        List<ChatMessage> messages = ChatCompletion.of(call.request()).messages();
        String text = "Sandbox echo: " + messages.get(messages.size() - 1).text();
        String[] words = text.split("(?<= )");
        for (String word : words) {
            call.partials().part(new Partial.Text(word));
        }
        long heard = messages.stream()
                .mapToLong(message -> message.text().split(" ").length)
                .sum();
        return MediaResult.of(new ChatReply(text, "stop", List.of()).toDetails())
                .withUnits(Map.of("input_token", heard, "output_token", (long) words.length));
    }
}
