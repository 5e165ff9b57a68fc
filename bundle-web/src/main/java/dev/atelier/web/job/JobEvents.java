package dev.atelier.web.job;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.web.http.EventStream;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a job goes, as server-sent events {@code progress} and, at last, {@code end}. An event's id is the state it
 * tells, so that a client that comes back is told only what it has missed.
 */
final class JobEvents {
    private final EventStream stream;
    private final JobView view;
    private @Nullable String seen;

    private JobEvents(EventStream stream, JobView view, @Nullable String seen) {
        this.stream = stream;
        this.view = view;
        this.seen = seen;
    }

    static void send(Exchange exchange, Generations generations, Job job) {
        String seen = exchange.header("Last-Event-ID").orElse(null);
        if (job.state().ended() && id(job).equals(seen)) {
            // 204 is what makes a browser stop coming back.
            exchange.answer(Reply.of(204, null));
            return;
        }
        CompletableFuture<Jobs.Watch> watch = new CompletableFuture<>();
        EventStream stream = EventStream.prepare(exchange, () -> watch.thenAccept(Jobs.Watch::close));
        stream.open();
        exchange.uncounted();
        JobEvents events = new JobEvents(stream, new JobView(exchange.site(), generations), seen);
        watch.complete(generations.jobs().watch(job.id(), events::tell));
    }

    private synchronized void tell(Job job) {
        String id = id(job);
        if (!id.equals(seen)) {
            seen = id;
            boolean ended = job.state().ended();
            boolean whole = ended && job.call().options().keep();
            stream.send(ended ? "end" : "progress", Optional.of(id), whole ? view.full(job) : JobView.status(job));
            if (ended) {
                stream.end();
            }
        }
    }

    private static String id(Job job) {
        return job.state().name().toLowerCase(Locale.ROOT) + "-" + job.polls() + "-" + job.progress();
    }
}
