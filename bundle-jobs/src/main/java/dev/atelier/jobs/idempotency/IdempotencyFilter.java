package dev.atelier.jobs.idempotency;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.jobs.JobsConfig;
import dev.atelier.jobs.store.JobReader;
import dev.atelier.jobs.store.JobTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a call with an idempotency key happen once: whoever sends the key again shares in the first call's end. Stands
 * before all other filters, since what is shared costs nothing and needs no cache.
 */
@Component(configurationPid = JobsConfig.PID, property = "service.ranking:Integer=1000")
public final class IdempotencyFilter implements CallFilter {
    private static final String HEADER = "Idempotency-Key";

    private final Keys keys;
    private final JobReader jobs;
    private final RequestDigests digests;
    private final Duration keep;
    private final Clock clock;

    @Activate
    public IdempotencyFilter(
            @Reference Database database, @Reference JobCodec codec, @Reference Assets assets, JobsConfig config) {
        this(
                JobTables.in(database),
                codec,
                new RequestDigests(assets::find),
                Duration.ofHours(config.idempotencyHours()),
                Clock.systemUTC());
    }

    IdempotencyFilter(ComponentTables tables, JobCodec codec, RequestDigests digests, Duration keep, Clock clock) {
        this.keys = new Keys(tables);
        this.jobs = new JobReader(tables, codec);
        this.digests = digests;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public FilterDecision before(Call call) {
        Optional<String> name = call.options().idempotencyKey();
        return name.isPresent() ? claim(call, name.get()) : FilterDecision.indifferent();
    }

    private FilterDecision claim(Call call, String name) {
        Instant now = clock.instant();
        Keys.Owner claimant = new Keys.Owner(call.id(), digests.of(call.request()));
        Keys.Owner owner = keys.claim(new Keys.Key(call.caller().customerId(), name), claimant, now, now.plus(keep));
        if (owner.call().equals(call.id())) {
            return FilterDecision.proceed();
        } else if (!owner.request().equals(claimant.request())) {
            throw conflict(
                    "belongs to another request, the call " + owner.call() + "; send a new one with a new request");
        } else if (isGone(owner.call())) {
            throw conflict(
                    "belongs to the call " + owner.call() + ", which has succeeded and whose files were not kept");
        }
        return new FilterDecision.Joined(owner.call());
    }

    /** Files that are not kept are there for the first answer only. */
    private boolean isGone(CallId id) {
        return jobs.find(id)
                .filter(job -> !job.call().options().keep())
                .flatMap(Job::outcome)
                .filter(outcome -> !outcome.outputs().isEmpty())
                .isPresent();
    }

    private static MediaException conflict(String why) {
        return new MediaException(
                Failure.of(ErrorKind.CONFLICT, HEADER + " " + why).withField(HEADER));
    }

    /** A call that failed at no cost may be tried again with its key; one that may have been bought may not. */
    @Override
    public void after(Call call, CallEnd end) {
        if (call.options().idempotencyKey().isPresent()
                && end instanceof CallEnd.Failed failed
                && isForNothing(failed.failure())) {
            keys.free(call.id());
        }
    }

    private static boolean isForNothing(Failure failure) {
        return failure.kind() != ErrorKind.OUTCOME_UNKNOWN && failure.charged().equals(MicroDollars.ZERO);
    }
}
