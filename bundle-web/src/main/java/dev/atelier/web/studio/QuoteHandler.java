package dev.atelier.web.studio;

import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.job.Presentation;
import dev.atelier.web.json.Data;
import dev.atelier.web.json.JsonBody;
import dev.atelier.web.platform.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** POST /quote: what any generating request would cost. */
final class QuoteHandler implements Handler {
    private static final String OPERATION = "operation";

    private final Platform platform;
    private final Map<String, Form> forms;

    /** @param forms by operation */
    QuoteHandler(Platform platform, Map<String, Form> forms) {
        this.platform = platform;
        this.forms = forms;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.onWorker(ex -> quote(ex, ex.json()));
    }

    private void quote(Exchange exchange, JsonBody json) {
        try (json) {
            Fields body = Fields.of(json.values());
            Form form = form(body);
            Caller caller = CallTerms.asking(exchange, body, form);
            MediaReferences media =
                    new MediaReferences(exchange.site(), platform.assets(), json.inline(), caller.customerId());
            MediaRequest request = form.request(body, media);
            Quote quote = quote(request, caller, form);
            exchange.answer(Envelope.ok(allowed(view(quote), request, caller, quote)));
        }
    }

    /** Nobody keeps budgets where there is no keeper of customers. */
    private Data allowed(Data data, MediaRequest request, Caller caller, Quote quote) {
        Optional<Failure> objection = platform.customers()
                .get()
                .flatMap(customers -> customers.objection(caller.customerId(), request.operation(), quote));
        return data.with("allowed", objection.isEmpty()).with("reason", objection.map(Failure::message));
    }

    private Quote quote(MediaRequest request, Caller caller, Form form) {
        try {
            return platform.generations().require().quote(request, caller);
        } catch (MediaException e) {
            throw Fields.renamed(e, form::field);
        }
    }

    /** By its name, or by the fields that only one of them has. */
    private Form form(Fields body) {
        String named = body.text(OPERATION, guess(body));
        Form form = forms.get(named);
        if (form == null) {
            throw body.invalid(OPERATION, "must be one of " + forms.keySet() + ", but is \"" + named + "\"");
        }
        return form;
    }

    private static String guess(Fields body) {
        Fields settings = body.object("settings");
        if (body.has("messages") || body.has("message")) {
            return "chat.complete";
        } else if (body.has("text")) {
            return "speech.generate";
        } else if (settings.has("music")) {
            return "music.generate";
        }
        return settings.has("video") ? "video.generate" : "image.generate";
    }

    private static Data view(Quote quote) {
        return new Data()
                .with("provider", quote.provider())
                .with("model", quote.model())
                .with("priced", quote.priced())
                .with("low", Presentation.cost(quote.low(), quote.priced()))
                .with("high", Presentation.cost(quote.high(), quote.priced()));
    }
}
