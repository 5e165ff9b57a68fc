package dev.atelier.runtime.job.step;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.http.Purchases;
import dev.atelier.runtime.pipeline.CallSettings;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.registry.Lease;
import dev.atelier.runtime.registry.Routing;
import dev.atelier.runtime.timeline.ClipsProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers, each time under a lease that is held no longer than the answer takes. */
@Component(service = ProviderAccess.class, configurationPid = CallSettings.PID)
public final class ProviderAccess {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderAccess.class);

    /** Jobs that only wait for their next poll can come again; they need not hold a thread. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    /**
     * How providers are asked.
     *
     * @param patience how long a call waits for a provider that is just being replaced
     * @param address where vendors reach the platform
     */
    record Terms(Duration patience, Clock clock, PublicAddress address) {}

    @FunctionalInterface
    private interface Question<T> {
        T ask(Lease lease, MediaProvider provider, ProviderCall call);
    }

    private final Routing routing;
    private final Outputs outputs;
    private final LiveCalls live;
    private final Duration patience;
    private final Clock clock;
    private final PublicAddress address;
    private final Purchases purchases;

    @Activate
    public ProviderAccess(
            @Reference Routing routing,
            @Reference Outputs outputs,
            @Reference LiveCalls live,
            @Reference Purchases purchases,
            CallSettings settings) {
        this(
                routing,
                outputs,
                live,
                purchases,
                new Terms(
                        Duration.ofMillis(settings.patienceMillis()),
                        Clock.systemUTC(),
                        PublicAddress.of(settings.publicUrl())));
    }

    ProviderAccess(Routing routing, Outputs outputs, LiveCalls live, Purchases purchases, Terms terms) {
        this.routing = routing;
        this.outputs = outputs;
        this.live = live;
        this.purchases = purchases;
        this.patience = terms.patience();
        this.clock = terms.clock();
        this.address = terms.address();
    }

    /**
     * Asks the provider to begin. That it may have been asked is stored just before it buys: a crash before that has
     * the call begun again, a crash after it has it looked for.
     */
    ProviderAnswer start(LastSaved latest) {
        return with(latest, patience, (lease, provider, call) -> {
            latest.show(latest.job().running(lease.version(), clock.instant()));
            return purchases.expecting(latest::secure, () -> provider.start(call));
        });
    }

    ProviderAnswer poll(LastSaved latest, JobHandle handle) {
        return with(latest, shortPatience(), (lease, provider, call) -> provider.poll(call, handle));
    }

    Optional<JobHandle> find(Job job) {
        return with(unsaved(job), shortPatience(), (lease, provider, call) -> provider.find(call));
    }

    /** Tells the vendor to stop. A job that cannot be stopped there is stopped here all the same. */
    void cancel(Job job) {
        try {
            with(
                    unsaved(job),
                    shortPatience(),
                    (lease, provider, call) ->
                            job.handle().or(() -> provider.find(call)).map(handle -> provider.cancel(call, handle)));
        } catch (MediaException e) {
            LOG.debug("The cancellation of job {} did not reach its provider", job.id(), e);
        }
    }

    private Duration shortPatience() {
        return patience.compareTo(SHORT) < 0 ? patience : SHORT;
    }

    /** For questions whose answers change nothing. */
    private static LastSaved unsaved(Job job) {
        return new LastSaved(job, same -> {});
    }

    private <T> T with(LastSaved latest, Duration wait, Question<T> question) {
        Job job = latest.job();
        String provider = job.call().provider();
        try (Lease lease = routing.acquire(provider, wait)) {
            try {
                MediaProvider asked = ClipsProvider.over(lease.provider(), job.call(), outputs, latest::reached);
                return question.ask(
                        lease, asked, new CallView(job.call(), live.of(job.id()), outputs, address, purchases));
            } catch (MediaException e) {
                if (isProvidersFault(e.kind())) {
                    lease.failed();
                }
                throw naming(provider, e);
            } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                lease.failed();
                throw unexpected(job, lease, e);
            }
        }
    }

    private static boolean isProvidersFault(ErrorKind kind) {
        return kind.httpStatus() >= 500 && kind != ErrorKind.UNSUPPORTED_OPERATION && kind != ErrorKind.STORAGE_FAILED;
    }

    private static MediaException naming(String provider, MediaException e) {
        Failure failure = e.failure();
        return failure.provider().isPresent() ? e : new MediaException(failure.withProvider(provider), e);
    }

    private static MediaException unexpected(Job job, Lease lease, Throwable e) {
        String provider = job.call().provider();
        LOG.error("Provider {} {} failed unexpectedly in call {}", provider, lease.version(), job.id(), e);
        String message = provider + " failed unexpectedly; the log says more about call " + job.id();
        return new MediaException(Failure.of(ErrorKind.INTERNAL, message).withProvider(provider), e);
    }
}
