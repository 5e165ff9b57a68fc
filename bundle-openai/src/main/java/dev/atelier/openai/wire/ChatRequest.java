package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.VisionQuestion;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderCall;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A conversation to go on with, or a question about pictures, put into OpenAI's words.
 *
 * @param body of {@code POST /chat/completions}
 * @param contents the files that the body refers to
 */
public record ChatRequest(Parameters body, List<MediaContent> contents) {
    private static final String LIMIT = "max_tokens";
    private static final String DETAIL = "detail";

    public static ChatRequest of(ProviderCall call) {
        if (call.request().operation().equals(Operation.IMAGE_ANALYZE)) {
            VisionQuestion asked = VisionQuestion.of(call.request());
            List<MediaContent> pictures = call.inputs(Inputs.IMAGE);
            List<Integer> all = IntStream.range(0, pictures.size()).boxed().toList();
            ChatMessage question = new ChatMessage("user", asked.question(), all, Parameters.EMPTY);
            return of(call, List.of(question), pictures, asked.options().without("messages"));
        }
        ChatCompletion asked = ChatCompletion.of(call.request());
        return of(
                call,
                asked.messages(),
                call.inputs(Inputs.ATTACHMENT),
                asked.options().without("prompt"));
    }

    private static ChatRequest of(
            ProviderCall call, List<ChatMessage> messages, List<MediaContent> contents, Parameters options) {
        ChatMessages wire = new ChatMessages(contents, options.text(DETAIL));
        Parameters body = limited(call, options.without(DETAIL))
                .with("model", call.model().id())
                .with("messages", messages.stream().map(wire::message).toList());
        if (call.partials() != PartialListener.NONE) {
            body = body.with("stream", true).with("stream_options", Map.of("include_usage", true));
        }
        return new ChatRequest(body, contents);
    }

    /** The limit's old name is refused by newer models; servers that know no other are named by a capability. */
    private static Parameters limited(ProviderCall call, Parameters options) {
        return options.has(LIMIT) && !call.model().capabilities().contains(LIMIT)
                ? options.without(LIMIT).with("max_completion_tokens", options.get(LIMIT))
                : options;
    }

    public boolean streams() {
        return body.flag("stream").orElse(false);
    }

    public HttpBody json() {
        return new HttpBody.Json(body.canonical(), contents);
    }
}
