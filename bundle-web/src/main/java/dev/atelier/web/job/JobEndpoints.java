package dev.atelier.web.job;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.web.http.Asking;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Query;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows and cancels jobs. */
public final class JobEndpoints {
    private static final int PAGE = 50;

    private final Slot<Generations> generations;

    private JobEndpoints(Slot<Generations> generations) {
        this.generations = generations;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<Generations> needed = platform.generations();
        JobEndpoints jobs = new JobEndpoints(needed);
        return List.of(
                Endpoint.of("GET", "/jobs", Handler.waiting(jobs::list), needed),
                Endpoint.of("GET", "/jobs/{id}", Handler.waiting(jobs::show), needed),
                Endpoint.of("DELETE", "/jobs/{id}", Handler.waiting(jobs::cancel), needed),
                Endpoint.of("GET", "/jobs/{id}/events", Handler.waiting(jobs::events), needed));
    }

    private void list(Exchange exchange) {
        Query query = exchange.query();
        int limit = (int) query.integer("limit", 1, 1000).orElse(PAGE);
        List<Job> found = generations
                .require()
                .jobs()
                .list(new JobQuery(
                        Asking.customer(exchange, query.integer("customer", 1, Long.MAX_VALUE)),
                        states(query),
                        query.text("before"),
                        limit));
        Data data = new Data().with("jobs", found.stream().map(JobView::status).toList());
        if (found.size() == limit) {
            data.with("next_before", found.get(limit - 1).id());
        }
        exchange.answer(Envelope.ok(data));
    }

    private static Set<JobState> states(Query query) {
        return query.text("status").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(JobEndpoints::state)
                .collect(Collectors.toSet());
    }

    private static JobState state(String name) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> MediaException.invalid(
                        "status",
                        "must be of queued, running, succeeded, failed, cancelled, unknown, but is \"" + name + "\""));
    }

    private void show(Exchange exchange) {
        Generations service = generations.require();
        Job job = find(service, exchange);
        exchange.answer(Envelope.ok(new JobView(exchange.site(), service).full(job)));
    }

    private void cancel(Exchange exchange) {
        Generations service = generations.require();
        Job job = find(service, exchange);
        if (!service.jobs().cancel(job.id())) {
            throw new MediaException(
                    ErrorKind.CONFLICT,
                    "the job has ended: it "
                            + find(service, exchange).state().name().toLowerCase(Locale.ROOT));
        }
        exchange.answer(Envelope.ok(JobView.status(find(service, exchange)).with("cancel_requested", true)));
    }

    private void events(Exchange exchange) {
        Generations service = generations.require();
        Job job = find(service, exchange);
        JobEvents.send(exchange, service, job);
    }

    private static Job find(Generations service, Exchange exchange) {
        String id = exchange.variable("id");
        try {
            return service.jobs()
                    .find(new CallId(id))
                    .filter(job -> Asking.maySee(exchange, job.call().caller().customerId()))
                    .orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException noId) {
            throw unknown(id);
        }
    }

    private static MediaException unknown(String id) {
        return new MediaException(ErrorKind.NOT_FOUND, "there is no job " + id);
    }
}
