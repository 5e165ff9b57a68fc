package dev.atelier.openai;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.ChatAnswer;
import dev.atelier.openai.wire.ChatEvents;
import dev.atelier.openai.wire.ChatRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Conversations, and questions about pictures. */
final class Chat implements Dialect {
    private static final Set<String> OPERATIONS = Set.of("chat.complete", "image.analyze");
    private static final Function<HttpReply, VendorError> ERRORS =
            ApiError.reader(Map.of("max_completion_tokens", "max_tokens"));

    private final Vendor vendor;

    Chat(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        if (!OPERATIONS.contains(call.request().operation().name())) {
            throw vendor.unsupported(call.request().operation());
        }
        ChatRequest asked = ChatRequest.of(call);
        HttpCall submit = HttpCall.buy("/chat/completions", asked.json());
        ChatAnswer answer = asked.streams() ? streamed(call, submit) : whole(submit);
        if (answer.withheld()) {
            throw vendor.failure(ErrorKind.MODERATED, "OpenAI's content filter withheld the answer");
        }
        return new ProviderAnswer.Finished(MediaResult.of(answer.details()).withUnits(answer.units()));
    }

    private ChatAnswer whole(HttpCall submit) {
        return read(vendor.accepted(vendor.door().send(submit), ERRORS));
    }

    private ChatAnswer streamed(ProviderCall call, HttpCall submit) {
        ChatEvents events = new ChatEvents(call.partials());
        Consumer<ServerEvent> listener = event -> {
            if (call.cancelled()) {
                // Words that nobody reads are charged all the same, so the vendor is not left talking.
                throw vendor.failure(ErrorKind.CANCELLED, "the conversation was left");
            }
            events.accept(event);
        };
        HttpReply reply = vendor.accepted(vendor.door().events(submit, listener), ERRORS);
        if (!reply.body().isBlank()) {
            // A server that does not stream answers as a whole.
            return read(reply);
        }
        events.requireWhole(vendor, reply);
        return events.answer();
    }

    private ChatAnswer read(HttpReply reply) {
        return ChatAnswer.read(reply.body()).orElseThrow(() -> vendor.malformed("the answer holds no message"));
    }
}
