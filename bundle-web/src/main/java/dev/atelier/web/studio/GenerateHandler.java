package dev.atelier.web.studio;

import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Failures;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Reply;
import dev.atelier.web.job.JobView;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Any generating call: reads it by its form, submits it, and answers with its end or, when that takes long, its job. */
final class GenerateHandler implements Handler {
    private final Form form;
    private final String settings;
    private final Slot<Generations> generations;
    private final Slot<Assets> assets;

    /** @param settings the group under {@code settings} that the call's parameters are in */
    GenerateHandler(Form form, String settings, Platform platform) {
        this.form = form;
        this.settings = settings;
        this.generations = platform.generations();
        this.assets = platform.assets();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Fields body = Fields.of(exchange.json());
        if (form.mentionsMedia(body)) {
            exchange.onWorker(ex -> submit(ex, body));
        } else {
            submit(exchange, body);
        }
    }

    private void submit(Exchange exchange, Fields body) {
        CallTerms terms = CallTerms.read(exchange, body, body.object("settings").object(settings));
        MediaReferences media =
                new MediaReferences(exchange.site(), assets, terms.caller().customerId());
        MediaRequest request = form.request(body, media);
        Generations target = generations.require();
        Submission submission = submit(target, request, terms);
        if (terms.asJob()) {
            exchange.answer(new JobView(exchange.site(), target).accepted(submission.id()));
        } else {
            await(exchange, target, submission, terms);
        }
    }

    private Submission submit(Generations target, MediaRequest request, CallTerms terms) {
        try {
            return target.submit(request, terms.caller(), terms.options());
        } catch (MediaException e) {
            throw Fields.renamed(e, form::field);
        }
    }

    private void await(Exchange exchange, Generations target, Submission submission, CallTerms terms) {
        CompletableFuture<@Nullable Job> end = new CompletableFuture<>();
        submission.end().whenComplete((job, lost) -> end.complete(job));
        if (!end.isDone()) {
            exchange.detach();
            if (terms.options().idempotencyKey().isEmpty()) {
                // With a key the client may come back for the outcome.
                exchange.onGone(() -> target.jobs().cancel(submission.id()));
            }
            end.completeOnTimeout(null, terms.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            exchange.onClosing(() -> end.complete(null));
        }
        end.thenAccept(job -> exchange.answer(reply(exchange, target, submission, job)));
    }

    private Reply reply(Exchange exchange, Generations target, Submission submission, @Nullable Job job) {
        JobView view = new JobView(exchange.site(), target);
        try {
            if (job == null) {
                return view.accepted(submission.id());
            }
            Reply reply = view.reply(job);
            return job.call().options().keep() || !job.state().ended()
                    ? reply
                    : reply.then(() -> target.release(job.id()));
        } catch (MediaException e) {
            return Failures.reply(Fields.renamed(e, form::field));
        } catch (RuntimeException e) {
            return Failures.reply(e);
        }
    }
}
