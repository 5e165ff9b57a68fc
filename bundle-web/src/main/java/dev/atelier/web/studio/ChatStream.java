package dev.atelier.web.studio;

import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.Partial;
import dev.atelier.web.http.EventStream;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Failures;
import dev.atelier.web.job.JobView;
import dev.atelier.web.job.Presentation;
import dev.atelier.web.json.Data;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers a chat word by word: events {@code delta}, then {@code end}, {@code error} or {@code job}. For one call. */
final class ChatStream {
    private final Exchange exchange;
    private final Generations generations;
    private final EventStream events;
    private volatile @Nullable Submission running;
    private volatile boolean begun;

    ChatStream(Exchange exchange, Generations generations) {
        this.exchange = exchange;
        this.generations = generations;
        this.events = EventStream.prepare(exchange, this::left);
    }

    /** Begins the answer once the request is accepted; until then it can be refused like any other. */
    void answer(MediaRequest request, CallTerms terms, UnaryOperator<Submission> kept) {
        Submission submission = generations.submit(request, terms.caller(), terms.options(), this::send);
        running = submission;
        events.open();
        kept.apply(submission).end().thenAccept(this::end);
    }

    private void left() {
        Submission submission = running;
        if (submission != null) {
            generations.jobs().cancel(submission.id());
        }
    }

    private void send(Partial part) {
        if (part instanceof Partial.Text text) {
            begun = true;
            send("delta", new Data().with("text", text.delta()));
        } else if (part instanceof Partial.Data data) {
            events.send(data.kind(), Optional.empty(), data.data());
        }
    }

    private void send(String event, Data data) {
        events.send(event, Optional.empty(), data);
    }

    private void end(Job job) {
        running = null;
        if (job.outcome().isPresent()) {
            end(job, job.outcome().get());
        } else if (job.failure().isPresent()) {
            Failure failure = job.failure().get();
            send(
                    "error",
                    new Data()
                            .with("error", Failures.sentence(failure))
                            .with("code", failure.kind().httpStatus()));
        } else {
            send("job", JobView.status(job));
        }
        events.end();
    }

    private void end(Job job, Outcome outcome) {
        if (!begun) {
            // Of a cached answer there are no parts; who shows only parts shall see it all the same.
            outcome.details().text("text").ifPresent(text -> send("delta", new Data().with("text", text)));
        }
        send("end", new Presentation(exchange.site(), generations).result(job, outcome));
    }
}
