package dev.atelier.xai;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.operation.MediaResult;
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
        ChatAnswer answer = new ChatAnswer(call.partials());
        HttpReply reply = stream
                ? vendor.door().events(submit, event -> answer.add(heard(call, event)))
                : vendor.door().send(submit);
        vendor.accepted(reply, ApiError::read);
        // Whole because nobody listens, or by a server that does not stream.
        if (!reply.body().isBlank()) {
            answer.add(reply.body());
        }
        return new ProviderAnswer.Finished(result(answer));
    }

    /** Words that nobody reads are charged all the same, so the vendor is not left talking. */
    private String heard(ProviderCall call, ServerEvent event) {
        if (call.cancelled()) {
            throw vendor.failure(ErrorKind.CANCELLED, "the conversation was left");
        }
        return event.data();
    }

    private MediaResult result(ChatAnswer answer) {
        if (answer.problem().isPresent()) {
            throw vendor.failure(ErrorKind.PROVIDER_REJECTED, answer.problem().get());
        } else if (!answer.isWhole()) {
            throw vendor.malformed("the answer ends before the model does");
        } else if (answer.withheld()) {
            throw vendor.failure(Failure.of(ErrorKind.MODERATED, "xAI's moderation withheld the answer")
                    .withCharge(answer.cost().orElse(MicroDollars.ZERO)));
        }
        MediaResult result = MediaResult.of(answer.reply().toDetails()).withUnits(answer.units());
        return answer.cost().map(result::withVendorCost).orElse(result);
    }
}
