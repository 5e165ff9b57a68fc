package dev.atelier.runtime.pipeline;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.usage.UsageRecorder;
import java.util.Map;
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

    @Activate
    public Settlement(@Reference Filters filters, @Reference LiveCalls live, @Reference SharedOutputs outputs) {
        this.filters = filters;
        this.live = live;
        this.outputs = outputs;
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
        recorders.all().forEach(recorder -> record(recorder.service(), job));
        job.joined().ifPresent(outputs::letGo);
        live.close(job.id());
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

    private static void record(UsageRecorder recorder, Job job) {
        try {
            recorder.record(UsageEvents.of(job));
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "Call {} is missing in the books of {}",
                    job.id(),
                    recorder.getClass().getName(),
                    e);
        }
    }
}
