package dev.atelier.xai;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.xai.wire.ApiError;
import dev.atelier.xai.wire.ChatAnswer;
import dev.atelier.xai.wire.ChatRequest;

/** Conversations, and questions about pictures. */
final class Chat {
    private final Vendor vendor;

    Chat(Vendor vendor) {
        this.vendor = vendor;
    }

    ProviderAnswer reply(ProviderCall call) {
        boolean stream = call.partials() != PartialListener.NONE;
        HttpCall submit = HttpCall.buy("/chat/completions", ChatRequest.of(call, stream));
        ChatAnswer answer = new ChatAnswer();
        HttpReply reply = stream
                ? vendor.door().events(submit, event -> add(event.data(), answer, call.partials()))
                : vendor.door().send(submit);
        vendor.accepted(reply, ApiError::read);
        // A server that does not stream answers whole.
        if (!reply.body().isBlank()) {
            add(reply.body(), answer, call.partials());
        }
        return new ProviderAnswer.Finished(result(answer));
    }

    private static void add(String json, ChatAnswer answer, PartialListener partials) {
        String words = answer.add(json);
        if (!words.isEmpty()) {
            partials.part(new Partial.Text(words));
        }
    }

    private MediaResult result(ChatAnswer answer) {
        if (answer.problem().isPresent()) {
            throw vendor.failure(ErrorKind.PROVIDER_REJECTED, answer.problem().get());
        } else if (!answer.isWhole()) {
            throw vendor.malformed("the answer ends before the model does");
        }
        MediaResult result = MediaResult.of(answer.reply().toDetails()).withUnits(answer.units());
        return answer.cost().map(result::withVendorCost).orElse(result);
    }
}
