package dev.atelier.runtime.job.step;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.JobStep;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.runtime.job.place.Places;
import dev.atelier.runtime.pipeline.LiveCall;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.timeline.Joining;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps for which a provider is asked. Failures that end the job are thrown. */
@Component(service = ProviderSteps.class)
public final class ProviderSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSteps.class);
    private static final Duration UNTIL_LISTED = Duration.ofSeconds(1);

    private final ProviderAccess providers;
    private final Places places;
    private final Results results;
    private final Joining joining;
    private final LiveCalls live;
    private final Clock clock;

    @Activate
    public ProviderSteps(
            @Reference ProviderAccess providers,
            @Reference Places places,
            @Reference Results results,
            @Reference Joining joining,
            @Reference LiveCalls live) {
        this(providers, places, results, joining, live, Clock.systemUTC());
    }

    ProviderSteps(
            ProviderAccess providers, Places places, Results results, Joining joining, LiveCalls live, Clock clock) {
        this.providers = providers;
        this.places = places;
        this.results = results;
        this.joining = joining;
        this.live = live;
        this.clock = clock;
    }

    /** Begins a call, or leaves it queued while there is no room for it. */
    JobStep start(LastSaved job) {
        Optional<Places.Place> place = places.enter(job.job().call());
        if (place.isEmpty()) {
            return noRoom(job.job());
        }
        ProviderAnswer answer;
        try {
            answer = providers.start(job);
        } catch (MediaException e) {
            return unclear(job.job(), e);
        } finally {
            place.get().close();
        }
        return answered(job.job(), answer);
    }

    private JobStep noRoom(Job job) {
        if (clock.instant().isBefore(job.deadline())) {
            return new JobStep.Again(job, Places.LOOK);
        }
        String provider = job.call().provider();
        throw new MediaException(Failure.of(
                        ErrorKind.TIMEOUT,
                        "too many calls of " + job.call().model().id() + " at once; this one had no turn")
                .withProvider(provider));
    }

    /** A start that broke off is looked for at the vendor, once the vendor has had time to list it. */
    private static JobStep unclear(Job job, MediaException e) {
        if (e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
            throw e;
        }
        LOG.warn(
                "Job {}: {}; {} is asked whether it has it",
                job.id(),
                e.getMessage(),
                job.call().provider());
        return new JobStep.Again(job, UNTIL_LISTED);
    }

    JobStep poll(LastSaved job, JobHandle handle) {
        ProviderAnswer answer;
        try {
            answer = providers.poll(job, handle);
        } catch (MediaException e) {
            return later(job.job(), e);
        }
        live.of(job.job().id()).wentWell();
        return answered(job.job(), answer);
    }

    /** All clips of a timeline are there; to make one video of them needs no provider. */
    JobStep join(Job job) {
        MediaResult result;
        try {
            result = joining.join(job, live.of(job.id())::cancelled);
        } catch (MediaException e) {
            return later(job, e);
        }
        return finished(job, result);
    }

    /** The start was interrupted: whether the vendor has the call, only the vendor can tell. */
    JobStep reconcile(Job job) {
        Optional<JobHandle> found;
        try {
            found = providers.find(job);
        } catch (MediaException e) {
            if (e.kind().retriable() && clock.instant().isBefore(job.deadline())) {
                return later(job, e);
            }
            throw unknown(job, e);
        }
        JobHandle handle = found.orElseThrow(() -> unknown(job, null));
        return new JobStep.Again(job.waiting(handle, job.progress(), clock.instant()), Duration.ZERO);
    }

    JobStep cancel(Job job) {
        if (job.state() == JobState.RUNNING) {
            providers.cancel(job);
        }
        return cancelled(job, joining.charged(job, Failure.of(ErrorKind.CANCELLED, "the call was cancelled")));
    }

    private JobStep cancelled(Job job, Failure failure) {
        return new JobStep.Ended(job.failed(JobState.CANCELLED, failure, clock.instant()));
    }

    private JobStep answered(Job job, ProviderAnswer answer) {
        if (answer instanceof ProviderAnswer.Started started) {
            Instant now = clock.instant();
            Job waiting = job.waiting(started.handle(), started.progress(), now);
            if (joining.isDue(waiting)) {
                return new JobStep.Again(waiting, Duration.ZERO);
            } else if (!now.isBefore(job.deadline())) {
                throw tooLate(waiting, "it still works on it");
            }
            return new JobStep.Again(waiting, Pace.next(waiting, started.pollAfter(), now));
        }
        return finished(job, ((ProviderAnswer.Finished) answer).result());
    }

    private JobStep finished(Job job, MediaResult result) {
        LiveCall call = live.of(job.id());
        if (call.cancelled()) {
            Failure failure = Failure.of(ErrorKind.CANCELLED, "the call was cancelled while its result was made");
            return cancelled(job, failure.withCharge(results.drop(job.call(), result)));
        }
        return new JobStep.Ended(job.succeeded(results.accept(job.call(), result, call.warnings()), clock.instant()));
    }

    private JobStep later(Job job, MediaException e) {
        Instant now = clock.instant();
        if (!e.kind().retriable()) {
            throw e;
        } else if (!now.isBefore(job.deadline())) {
            throw tooLate(job, e.failure().message());
        }
        int failures = live.of(job.id()).failedAgain();
        return new JobStep.Again(job, Pace.again(job, failures, e.failure().retryAfter(), now));
    }

    private MediaException tooLate(Job job, String last) {
        providers.cancel(job);
        String provider = job.call().provider();
        long seconds = Duration.between(job.createdAt(), job.deadline()).toSeconds();
        return new MediaException(
                Failure.of(ErrorKind.TIMEOUT, provider + " did not finish within " + seconds + " s: " + last)
                        .withProvider(provider));
    }

    private static MediaException unknown(Job job, @Nullable MediaException cause) {
        String provider = job.call().provider();
        String message = "the call was interrupted, and " + provider + " cannot tell whether it has accepted it";
        return new MediaException(Failure.of(ErrorKind.OUTCOME_UNKNOWN, message).withProvider(provider), cause);
    }
}
