package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Uploads;
import dev.atelier.web.json.JsonBody;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.Optional;

/** Any generating call: reads it by its form and submits it. */
final class GenerateHandler implements Handler {
    private final Form form;
    private final Slot<Generations> generations;
    private final Slot<Assets> assets;
    private final Repeats repeats;

    GenerateHandler(Form form, Platform platform, Repeats repeats) {
        this.form = form;
        this.repeats = repeats;
        this.generations = platform.generations();
        this.assets = platform.assets();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!form.files().isEmpty() && Uploads.multipart(exchange)) {
            exchange.onWorker(this::submitUploads);
        } else {
            exchange.onceRead(this::submit);
        }
    }

    private void submit(Exchange exchange) throws IOException {
        Optional<Wording> wording = Wording.of(exchange);
        if (wording.isEmpty() || !repeats.answer(exchange, wording.get())) {
            exchange.onWorker(ex -> submit(ex, ex.json(), wording));
        }
    }

    private void submitUploads(Exchange exchange) throws IOException {
        Uploads uploads = Uploads.read(exchange);
        Parameters body;
        try {
            body = MultipartForm.read(exchange, uploads, form, assets.require());
        } finally {
            uploads.delete();
        }
        submit(exchange, JsonBody.of(body), Optional.empty());
    }

    private void submit(Exchange exchange, JsonBody json, Optional<Wording> wording) {
        try (json) {
            Fields body = Fields.of(json.values());
            CallTerms terms = CallTerms.read(exchange, body, form);
            MediaReferences media = new MediaReferences(
                    exchange.site(), assets, json.inline(), terms.caller().customerId());
            MediaRequest request = form.request(body, media);
            Generations target = generations.require(exchange.settings().patience());
            Ending.Words words =
                    wording.map(known -> repeats.words(known, terms)).orElse(Ending.ANEW);
            submit(exchange, target, request, terms, words);
        }
    }

    private void submit(
            Exchange exchange, Generations target, MediaRequest request, CallTerms terms, Ending.Words words) {
        try {
            new Ending(exchange, target, form, words).answer(terms.submit(target, request), terms);
        } catch (MediaException e) {
            throw Fields.renamed(e, form::field);
        }
    }
}
