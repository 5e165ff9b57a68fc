package dev.atelier.web.job;

import dev.atelier.core.CallId;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Failures;
import dev.atelier.web.http.Reply;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.Data;
import java.util.List;
import java.util.Locale;

/** Shows jobs, and makes the answer to a call of its job. For one answer. */
public final class JobView {
    private final Site site;
    private final Generations generations;

    public JobView(Site site, Generations generations) {
        this.site = site;
        this.generations = generations;
    }

    /** How a job stands, without what it made. */
    public static Data status(Job job) {
        return new Data()
                .with("job_id", job.id())
                .with("status", job.state().name().toLowerCase(Locale.ROOT))
                .with("progress", job.progress())
                .with("operation", job.call().request().operation())
                .with("provider", job.call().provider())
                .with("model", job.call().model().id())
                .with("customer_id", job.call().caller().customerId())
                .with("created_at", job.createdAt())
                .with("updated_at", job.updatedAt());
    }

    /** How a job stands, and its result or error. */
    public Data full(Job job) {
        Data data = status(job);
        job.outcome().ifPresent(outcome -> result(data, job, outcome));
        job.failure()
                .ifPresent(failure -> data.with("error", Failures.sentence(failure))
                        .with("error_code", failure.kind().httpStatus())
                        .with("error_kind", failure.kind().name().toLowerCase(Locale.ROOT)));
        return data;
    }

    private void result(Data data, Job job, Outcome outcome) {
        try {
            data.with("result", new Presentation(site, generations).result(job, outcome));
        } catch (MediaException gone) {
            data.with("note", "what it made was not to be kept, and is gone");
        }
    }

    /** The answer to the call that is this job: what it made, why it failed, or that it goes on. */
    public Reply reply(Job job) {
        if (job.outcome().isPresent()) {
            return succeeded(job, job.outcome().get());
        }
        return job.failure().map(Failures::reply).orElseGet(() -> accepted(job.id(), status(job)));
    }

    private Reply succeeded(Job job, Outcome outcome) {
        Reply reply = Envelope.ok(new Presentation(site, generations).result(job, outcome));
        return outcome.warnings().isEmpty() ? reply : reply.with("Warning", warning(outcome.warnings()));
    }

    /** The answer to a call whose job goes on. */
    public Reply accepted(CallId id) {
        return generations
                .jobs()
                .find(id)
                .map(job -> accepted(id, status(job)))
                .orElseGet(() -> accepted(
                        id,
                        new Data()
                                .with("job_id", id)
                                .with("status", JobState.QUEUED.name().toLowerCase(Locale.ROOT))
                                .with("progress", 0)));
    }

    private Reply accepted(CallId id, Data data) {
        String link = site.link("/jobs/" + id);
        return Envelope.success(202, data.with("job_url", site.url("/jobs/" + id)))
                .with("Location", link);
    }

    /** RFC 7234: code 299, an agent, quoted text; header values are plain ASCII. */
    private static String warning(List<String> sentences) {
        return String.join(
                ", ",
                sentences.stream()
                        .map(text -> "299 atelier \"" + text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "'") + "\"")
                        .toList());
    }
}
