package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Optional;

/** {@code POST /chat/completions}: says again what it was told, and how many files it saw. */
public final class ChatEndpoint implements Endpoint {
    private final Works works;

    public ChatEndpoint(Works works) {
        this.works = works;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        if (!request.is("POST", "/v1/chat/completions")) {
            return Optional.empty();
        }
        ObjectNode body = Bodies.json(request);
        ChatRules.check(body);
        works.charge();
        ChatAnswer answer = ChatAnswer.to(body);
        return Optional.of(
                body.path("stream").asBoolean(false)
                        ? Sse.answer(answer::stream)
                        : VendorAnswer.json(200, answer.whole().toString()));
    }
}
