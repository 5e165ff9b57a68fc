package dev.atelier.tracking;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.tracking.account.Settlements;
import dev.atelier.tracking.policy.TrackingConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles what a crash has left reserved: by how the job ended, or, long after, because nobody knows the job. */
@Component(immediate = true, service = Reconciler.class, configurationPid = TrackingConfig.PID)
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int BATCH = 1_000;
    private static final long EVERY_SECONDS = 600;
    private static final long AT_FIRST_SECONDS = 65;
    /** Calls that end just now settle by themselves. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread reconciling = new Thread(work, "atelier-reconciling");
        reconciling.setDaemon(true);
        return reconciling;
    });
    private final Settlements settlements;
    private final Duration release;
    private final Duration keep;
    private final Clock clock;
    private volatile @Nullable Generations generations;

    @Activate
    public Reconciler(TrackingConfig config, @Reference Settlements settlements) {
        this(config, settlements, Clock.systemUTC());
        thread.scheduleWithFixedDelay(this::inTheBackground, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        // Once more when what was reserved in the last moment before a crash may be looked at too.
        var unused = thread.schedule(this::inTheBackground, AT_FIRST_SECONDS, TimeUnit.SECONDS);
    }

    /** Does nothing by itself. */
    Reconciler(TrackingConfig config, Settlements settlements, Clock clock) {
        this.settlements = settlements;
        this.release = Duration.ofHours(config.releaseHours());
        this.keep = Duration.ofDays(config.keepDays());
        this.clock = clock;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bind(Generations service) {
        generations = service;
    }

    public void unbind(Generations service) {
        if (generations == service) {
            generations = null;
        }
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }

    private void inTheBackground() {
        try {
            reconcile();
        } catch (MediaException away) {
            LOG.debug("Reservations cannot be looked through just now", away);
        } catch (RuntimeException broken) {
            LOG.error("Reservations could not be looked through", broken);
        }
    }

    /** Looks through the open reservations once. */
    void reconcile() {
        Generations present = generations;
        if (present != null) {
            Instant now = clock.instant();
            String last = "";
            for (List<Settlements.Open> some = next(now, last); !some.isEmpty(); some = next(now, last)) {
                some.forEach(open -> settle(open, present.jobs().find(open.call()), now));
                last = some.get(some.size() - 1).call().value();
            }
            settlements.forget(now.minus(keep));
        }
    }

    private List<Settlements.Open> next(Instant now, String last) {
        return settlements.open(now.minus(GRACE), last, BATCH);
    }

    private void settle(Settlements.Open open, Optional<Job> job, Instant now) {
        if (job.isPresent() && job.get().state().ended()) {
            MicroDollars cost = cost(job.get());
            settlements.settle(open.call(), cost);
            LOG.info(
                    "Call {} of customer {} is settled late, with {} micro-dollars",
                    open.call(),
                    open.customerId(),
                    cost.amount());
        } else if (job.isEmpty() && open.at().isBefore(now.minus(release))) {
            settlements.settle(open.call(), MicroDollars.ZERO);
            LOG.warn(
                    "{} micro-dollars of customer {} are given back: nobody knows call {} of {} any more",
                    open.amount().amount(),
                    open.customerId(),
                    open.call(),
                    open.at());
        }
    }

    private static MicroDollars cost(Job job) {
        return job.outcome()
                .map(Outcome::cost)
                .or(() -> job.failure().map(Failure::charged))
                .orElse(MicroDollars.ZERO);
    }
}
