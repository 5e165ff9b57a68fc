package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.PartialListener;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests in: admission, filters, then the best engine. Holds no lock and starts no thread. */
@Component
public final class DefaultGenerations implements Generations {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultGenerations.class);

    private final Admission admission;
    private final Filters filters;
    private final Settlement settlement;
    private final Engines engines;
    private final LiveCalls live;
    private final SharedOutputs outputs;

    @Activate
    public DefaultGenerations(
            @Reference Admission admission,
            @Reference Filters filters,
            @Reference Settlement settlement,
            @Reference Engines engines,
            @Reference LiveCalls live,
            @Reference SharedOutputs outputs) {
        this.admission = admission;
        this.filters = filters;
        this.settlement = settlement;
        this.engines = engines;
        this.live = live;
        this.outputs = outputs;
    }

    /** At least one, so that nobody is offered a platform that can take no call. */
    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    public void bind(JobEngine engine, Map<String, Object> properties) {
        engines.add(engine, properties);
    }

    public void unbind(JobEngine engine) {
        engines.remove(engine);
        live.lose(engine);
    }

    @Override
    public Submission submit(MediaRequest request, Caller caller, CallOptions options, PartialListener partials) {
        return accept(request, caller, options, partials, engines::best);
    }

    /** Who comes back with the same key, or is told by a webhook, needs a job that is stored. */
    @Override
    public Submission ask(MediaRequest request, Caller caller, CallOptions options) {
        boolean comesBack =
                options.idempotencyKey().isPresent() || options.webhook().isPresent();
        return accept(request, caller, options, PartialListener.NONE, comesBack ? engines::best : engines::nearest);
    }

    /** @param answered where a job is kept that a filter answers at once */
    private Submission accept(
            MediaRequest request,
            Caller caller,
            CallOptions options,
            PartialListener partials,
            Supplier<JobEngine> answered) {
        Admission.Admitted admitted = admission.admit(request, caller, options);
        Job job = admitted.job();
        LiveCall call = live.open(job.id(), partials, admitted.warnings());
        try {
            pass(job, call, answered);
            return new Submission(job.id(), call.end().minimalCompletionStage());
        } catch (MediaException refusal) {
            settlement.refused(job, refusal.failure());
            throw refusal;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Call {} could not be accepted", job.id(), e);
            MediaException refusal = new MediaException(
                    ErrorKind.INTERNAL, "the call " + job.id() + " could not be accepted: an inner failure", e);
            settlement.refused(job, refusal.failure());
            throw refusal;
        }
    }

    private void pass(Job job, LiveCall call, Supplier<JobEngine> answered) {
        long moment = settlement.moment();
        FilterDecision decision = filters.before(job.call(), call);
        JobEngine engine = engines.best();
        if (decision instanceof FilterDecision.Answered answer) {
            Job ended = job.succeeded(answer.outcome(), job.createdAt());
            answered.get().submit(ended);
            settlement.answered(ended, answer.still(), moment);
            call.end().complete(ended);
        } else if (decision instanceof FilterDecision.Joined joined) {
            join(job, joined.other(), engine, call);
        } else {
            call.submit(engine, job);
        }
    }

    private void join(Job job, CallId other, JobEngine engine, LiveCall call) {
        outputs.hold(other);
        try {
            call.submit(engine, job.joining(other));
        } catch (RuntimeException e) {
            outputs.letGo(other);
            throw e;
        }
        engines.follow(job.id(), other);
    }

    @Override
    public Optional<CallId> again(CallId earlier) {
        return settlement.again(earlier);
    }

    @Override
    public Quote quote(MediaRequest request, Caller caller) {
        return admission.quote(request);
    }

    @Override
    public Jobs jobs() {
        return engines;
    }

    @Override
    public MediaContent content(Output output) {
        return outputs.content(output);
    }

    @Override
    public void release(CallId id) {
        outputs.release(id);
        engines.heard(id);
    }
}
