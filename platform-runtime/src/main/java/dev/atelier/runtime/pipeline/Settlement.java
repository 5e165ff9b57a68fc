package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.core.usage.UsageRecorder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens once at the end of each call: filters and books hear of it. Safe for use by any number of threads. */
@Component(service = Settlement.class)
public final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final RankedServices<UsageRecorder> recorders = new RankedServices<>();
    private final Filters filters;
    private final LiveCalls live;
    private final SharedOutputs outputs;
    private final Repeats repeats;
    private final Clock clock;

    @Activate
    public Settlement(
            @Reference Filters filters,
            @Reference LiveCalls live,
            @Reference SharedOutputs outputs,
            @Reference Repeats repeats) {
        this(filters, live, outputs, repeats, Clock.systemUTC());
    }

    public Settlement(Filters filters, LiveCalls live, SharedOutputs outputs, Repeats repeats, Clock clock) {
        this.filters = filters;
        this.live = live;
        this.outputs = outputs;
        this.repeats = repeats;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bind(UsageRecorder recorder, Map<String, Object> properties) {
        recorders.add(recorder, properties);
    }

    public void unbind(UsageRecorder recorder) {
        recorders.remove(recorder);
    }

    /** Settles a job that has ended. Does not throw: a filter or recorder that fails is logged. */
    public void settle(Job job) {
        filters.after(job.call(), endOf(job), live.of(job.id()));
        UsageEvent event = UsageEvents.of(job);
        book(event, recorder -> recorder.record(event));
        job.joined().ifPresent(outputs::letGo);
        live.close(job.id());
    }

    /** Another number after each change that calls may depend on. */
    long moment() {
        return repeats.moment();
    }

    /**
     * Settles a call that a filter answered at once, which may be made again where no other filter wants to hear of it.
     *
     * @param moment from before it was answered
     */
    void answered(Job job, BooleanSupplier still, long moment) {
        boolean heeded = live.of(job.id()).passed().map(List::isEmpty).orElse(false);
        settle(job);
        if (heeded) {
            repeats.remember(job, still, moment);
        }
    }

    /** Makes a call again that was answered a moment ago, if it would still be answered with the same. */
    Optional<CallId> again(CallId earlier) {
        Instant now = clock.instant();
        Optional<Repetition> repetition = repeats.find(earlier, now);
        if (repetition.isEmpty()) {
            return Optional.empty();
        }
        CallId id = Admission.newId();
        UsageEvent event = repetition.get().event(id, now);
        book(event, recorder -> recorder.repeated(event));
        repeats.add(id, now, repetition.get().job());
        return Optional.of(id);
    }

    /** Ends a call that was refused before it became a job: it is not in the books, but filters that passed it hear. */
    void refused(Job job, Failure failure) {
        filters.after(job.call(), new CallEnd.Failed(failure), live.of(job.id()));
        job.joined().ifPresent(outputs::letGo);
        live.close(job.id());
    }

    private static CallEnd endOf(Job job) {
        return job.outcome()
                .<CallEnd>map(CallEnd.Succeeded::new)
                .orElseGet(() -> new CallEnd.Failed(
                        job.failure().orElseGet(() -> Failure.of(ErrorKind.INTERNAL, "it ended without a reason"))));
    }

    private void book(UsageEvent event, Consumer<UsageRecorder> how) {
        for (RankedServices.Named<UsageRecorder> recorder : recorders.all()) {
            book(event, recorder.service(), how);
        }
    }

    private static void book(UsageEvent event, UsageRecorder recorder, Consumer<UsageRecorder> how) {
        try {
            how.accept(recorder);
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "Call {} is missing in the books of {}",
                    event.id(),
                    recorder.getClass().getName(),
                    e);
        }
    }
}
