package dev.atelier.runtime.job.step;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.JobStep;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.pipeline.Settlement;
import dev.atelier.runtime.timeline.Joining;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps: finds out which one is due, and settles the job that has ended with it. */
@Component(service = JobRunner.class)
public final class StepRunner implements JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final ProviderSteps steps;
    private final JoinedCalls joined;
    private final Joining joining;
    private final Settlement settlement;
    private final LiveCalls live;
    private final Clock clock;

    @Activate
    public StepRunner(
            @Reference ProviderSteps steps,
            @Reference JoinedCalls joined,
            @Reference Joining joining,
            @Reference Settlement settlement,
            @Reference LiveCalls live) {
        this(steps, joined, joining, settlement, live, Clock.systemUTC());
    }

    StepRunner(
            ProviderSteps steps,
            JoinedCalls joined,
            Joining joining,
            Settlement settlement,
            LiveCalls live,
            Clock clock) {
        this.steps = steps;
        this.joined = joined;
        this.joining = joining;
        this.settlement = settlement;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public JobStep step(Job job, Checkpoint store) {
        LastSaved latest = new LastSaved(job, store);
        JobStep step;
        try {
            step = due(job, latest);
        } catch (MediaException e) {
            step = ended(latest.job(), e.failure());
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.error("A step of job {} failed", job.id(), e);
            step = ended(
                    latest.job(),
                    Failure.of(ErrorKind.INTERNAL, "an inner failure; the log says more about " + job.id()));
        }
        if (step instanceof JobStep.Ended) {
            settlement.settle(step.job());
        }
        return step;
    }

    private JobStep due(Job job, LastSaved latest) {
        if (job.cancelRequested() || live.of(job.id()).cancelled()) {
            return steps.cancel(job);
        } else if (job.joined().isPresent()) {
            return joined.step(job, job.joined().get(), clock.instant());
        } else if (job.state() == JobState.QUEUED) {
            return steps.start(latest);
        }
        if (job.handle().isEmpty()) {
            return steps.reconcile(job);
        }
        return joining.isDue(job)
                ? steps.join(job)
                : steps.poll(latest, job.handle().get());
    }

    private JobStep ended(Job job, Failure failure) {
        if (failure.kind() == ErrorKind.MALFORMED_ANSWER) {
            LOG.warn(
                    "Job {}: {} gave an answer that breaks its form: {}",
                    job.id(),
                    job.call().provider(),
                    failure.message());
        }
        JobState state = switch (failure.kind()) {
            case OUTCOME_UNKNOWN -> JobState.UNKNOWN;
            case CANCELLED -> JobState.CANCELLED;
            default -> JobState.FAILED;
        };
        return new JobStep.Ended(job.failed(state, joining.charged(job, failure), clock.instant()));
    }
}
