package dev.atelier.web.studio;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Failures;
import dev.atelier.web.http.Reply;
import dev.atelier.web.job.JobView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers a call that was accepted: with its end or, when that takes long, with its job. For one call. */
final class Ending {
    /** Says what came of this call. */
    static final Words ANEW = (job, view) -> view.reply(job);

    private final Exchange exchange;
    private final Generations generations;
    private final Form form;
    private final Words words;

    /** Words the answer to a call that has ended. */
    @FunctionalInterface
    interface Words {
        Reply reply(Job job, JobView view);
    }

    Ending(Exchange exchange, Generations generations, Form form, Words words) {
        this.exchange = exchange;
        this.generations = generations;
        this.form = form;
        this.words = words;
    }

    void answer(Submission submission, CallTerms terms) {
        if (terms.asJob()) {
            exchange.answer(new JobView(exchange.site(), generations).accepted(submission.id()));
        } else {
            await(submission, terms);
        }
    }

    private void await(Submission submission, CallTerms terms) {
        CompletableFuture<@Nullable Job> end = new CompletableFuture<>();
        submission.end().whenComplete((job, lost) -> end.complete(job));
        if (!end.isDone()) {
            exchange.detach();
            if (terms.options().idempotencyKey().isEmpty()) {
                // With a key the client may come back for the outcome.
                exchange.onGone(() -> generations.jobs().cancel(submission.id()));
            }
            end.completeOnTimeout(null, exchange.leftOf(terms.answerWithin()).toMillis(), TimeUnit.MILLISECONDS);
            exchange.onClosing(() -> end.complete(null));
        }
        end.thenAccept(job -> exchange.answer(reply(submission, job)));
    }

    private Reply reply(Submission submission, @Nullable Job job) {
        JobView view = new JobView(exchange.site(), generations);
        try {
            if (job == null) {
                return view.accepted(submission.id());
            }
            Reply reply = words.reply(job, view);
            return job.state().ended() ? reply.then(() -> generations.release(job.id())) : reply;
        } catch (MediaException e) {
            return Failures.reply(Fields.renamed(e, form::field));
        } catch (RuntimeException e) {
            return Failures.reply(e);
        }
    }
}
