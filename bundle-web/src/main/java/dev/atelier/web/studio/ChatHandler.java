package dev.atelier.web.studio;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.web.http.Asking;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.JsonBody;
import dev.atelier.web.platform.Platform;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** POST /chat and DELETE /chat/{session_id}: conversations, whole or word by word. */
final class ChatHandler implements Handler {
    private final Platform platform;
    private final Repeats repeats;
    private final ChatForm form = new ChatForm();

    ChatHandler(Platform platform, Repeats repeats) {
        this.platform = platform;
        this.repeats = repeats;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.onceRead(this::converse);
    }

    private void converse(Exchange exchange) throws IOException {
        Optional<Wording> wording = Wording.of(exchange);
        if (wording.isEmpty() || !repeats.answer(exchange, wording.get())) {
            exchange.onWorker(ex -> converse(ex, ex.json(), wording));
        }
    }

    private void converse(Exchange exchange, JsonBody json, Optional<Wording> wording) {
        try (json) {
            Fields body = Fields.of(json.values());
            CallTerms terms = CallTerms.read(exchange, body, form);
            MediaReferences media = new MediaReferences(
                    exchange.site(),
                    platform.assets(),
                    json.inline(),
                    terms.caller().customerId());
            MediaRequest request = form.request(body, media);
            Ending.Words words =
                    wording.map(known -> repeats.words(known, terms)).orElse(Ending.ANEW);
            converse(exchange, request, terms, body.flag("stream").orElse(false), words);
        }
    }

    private void converse(
            Exchange exchange, MediaRequest request, CallTerms terms, boolean stream, Ending.Words words) {
        Generations generations =
                platform.generations().require(exchange.settings().patience());
        try {
            Optional<Conversation> conversation = conversation(generations, request, terms);
            MediaRequest whole =
                    conversation.map(before -> before.continued(request)).orElse(request);
            UnaryOperator<Submission> kept = submission ->
                    conversation.map(before -> before.kept(submission)).orElse(submission);
            if (stream) {
                new ChatStream(exchange, generations).answer(whole, terms, kept);
            } else {
                // What was said before is not in the request's own words.
                Ending.Words own = conversation.isPresent() ? Ending.ANEW : words;
                new Ending(exchange, generations, form, own)
                        .answer(kept.apply(terms.submit(generations, whole)), terms);
            }
        } catch (MediaException e) {
            throw Fields.renamed(e, form::field);
        }
    }

    private Optional<Conversation> conversation(Generations generations, MediaRequest request, CallTerms terms) {
        Optional<String> session = Optional.ofNullable(terms.options().labels().get("session_id"));
        return session.flatMap(name -> platform.conversations()
                .get()
                .map(store -> Conversation.of(store, generations, request, terms.caller(), name)));
    }

    /** Forgets a session with every provider. */
    void forget(Exchange exchange) {
        long customer = Asking.caller(exchange, exchange.query().integer("customer_id", 1, Long.MAX_VALUE))
                .customerId();
        String session = exchange.variable("session_id");
        if (!platform.conversations().require().forget(customer, session)) {
            throw new MediaException(ErrorKind.NOT_FOUND, "there is no conversation " + session);
        }
        exchange.answer(Envelope.ok(new Data().with("session_id", session).with("forgotten", true)));
    }
}
