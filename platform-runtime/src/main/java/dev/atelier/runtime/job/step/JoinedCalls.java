package dev.atelier.runtime.job.step;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.JobStep;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.runtime.pipeline.Engines;
import dev.atelier.runtime.pipeline.Filters;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.pipeline.SharedOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of jobs that wait for another call's end. */
@Component(service = JoinedCalls.class)
public final class JoinedCalls {
    /** The other's end hastens the step; this is for what gets lost in a restart. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Engines jobs;
    private final LiveCalls live;
    private final Filters filters;
    private final SharedOutputs outputs;

    @Activate
    public JoinedCalls(
            @Reference Engines jobs,
            @Reference LiveCalls live,
            @Reference Filters filters,
            @Reference SharedOutputs outputs) {
        this.jobs = jobs;
        this.live = live;
        this.filters = filters;
        this.outputs = outputs;
    }

    JobStep step(Job job, CallId other, Instant now) {
        Optional<Job> ahead = jobs.find(other);
        boolean mayCome = jobs.isEmpty() || live.contains(other);
        if (ahead.map(seen -> !seen.state().ended()).orElse(mayCome)) {
            return new JobStep.Again(job, LOOK);
        } else if (ahead.isEmpty() || ahead.get().state() == JobState.CANCELLED) {
            return goOn(job, other, now);
        }
        return end(job, ahead.get(), now);
    }

    /** What another caller gave up, this one still wants. */
    private JobStep goOn(Job job, CallId other, Instant now) {
        FilterDecision decision = filters.before(job.call(), live.of(job.id()));
        if (decision instanceof FilterDecision.Answered answered) {
            return new JobStep.Ended(job.succeeded(answered.outcome(), now));
        } else if (decision instanceof FilterDecision.Joined next
                && !next.other().equals(other)) {
            outputs.hold(next.other());
            outputs.letGo(other);
            jobs.follow(job.id(), next.other());
            return new JobStep.Again(job.joining(next.other()), Duration.ZERO);
        }
        outputs.letGo(other);
        return new JobStep.Again(job.alone(), Duration.ZERO);
    }

    private JobStep end(Job job, Job ahead, Instant now) {
        if (ahead.outcome().isPresent()) {
            return new JobStep.Ended(job.succeeded(copy(ahead.outcome().get(), job), now));
        }
        Failure failure = ahead.failure().orElseGet(() -> Failure.of(ErrorKind.INTERNAL, "it ended without a reason"));
        return new JobStep.Ended(job.failed(JobState.FAILED, uncharged(failure), now));
    }

    private Outcome copy(Outcome made, Job job) {
        List<Output> copies = made.outputs().stream()
                .map(output -> outputs.copy(output, job.call()))
                .toList();
        return new Outcome(
                        made.provider(),
                        made.model(),
                        job.call().request().model(),
                        made.parameters(),
                        copies,
                        made.details(),
                        made.cost(),
                        made.priced(),
                        made.cached(),
                        made.warnings())
                .asCached();
    }

    /** The vendor charges once, and that is in the books of the other call. */
    private static Failure uncharged(Failure failure) {
        return failure.withCharge(MicroDollars.ZERO);
    }
}
