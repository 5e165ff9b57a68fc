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

    GenerateHandler(Form form, Platform platform) {
        this.form = form;
        this.generations = platform.generations();
        this.assets = platform.assets();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!form.files().isEmpty() && Uploads.multipart(exchange)) {
            exchange.onWorker(this::submitUploads);
            return;
        }
        JsonBody json = exchange.json();
        if (mentionsMedia(json)) {
            exchange.onWorker(ex -> submit(ex, json));
        } else {
            submit(exchange, json);
        }
    }

    private boolean mentionsMedia(JsonBody json) {
        try {
            return form.mentionsMedia(Fields.of(json.values()));
        } catch (MediaException e) {
            json.close();
            throw e;
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
        submit(exchange, JsonBody.of(body));
    }

    private void submit(Exchange exchange, JsonBody json) {
        try (json) {
            Fields body = Fields.of(json.values());
            CallTerms terms = CallTerms.read(exchange, body, form);
            MediaReferences media = new MediaReferences(
                    exchange.site(), assets, json.inline(), terms.caller().customerId());
            MediaRequest request = form.request(body, media);
            submit(exchange, request, terms);
        }
    }

    /** The runtime may have gone since the request was taken on; then it is back in a moment. */
    private void submit(Exchange exchange, MediaRequest request, CallTerms terms) {
        Optional<Generations> target = generations.get();
        if (target.isPresent()) {
            submit(exchange, target.get(), request, terms);
        } else {
            exchange.onWorker(ex -> submit(ex, generations.require(ex.settings().patience()), request, terms));
        }
    }

    private void submit(Exchange exchange, Generations target, MediaRequest request, CallTerms terms) {
        try {
            new Ending(exchange, target, form).answer(terms.submit(target, request), terms);
        } catch (MediaException e) {
            throw Fields.renamed(e, form::field);
        }
    }
}
