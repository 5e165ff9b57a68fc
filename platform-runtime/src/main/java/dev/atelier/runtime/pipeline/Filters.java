package dev.atelier.runtime.pipeline;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.FilterDecision;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The filters in service, asked in their order. Safe for use by any number of threads. */
@Component(service = Filters.class)
public final class Filters {
    private static final Logger LOG = LoggerFactory.getLogger(Filters.class);

    private final RankedServices<CallFilter> filters = new RankedServices<>();
    private final Repeats repeats;

    @Activate
    public Filters(@Reference Repeats repeats) {
        this.repeats = repeats;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bind(CallFilter filter, Map<String, Object> properties) {
        filters.add(filter, properties);
        repeats.forget();
    }

    public void unbind(CallFilter filter) {
        filters.remove(filter);
        repeats.forget();
    }

    /**
     * Asks the filters that have not let the call pass yet, until one decides otherwise.
     *
     * @throws MediaException if one refuses, or fails: a filter that fails is never skipped, since it may be the one
     *     that guards the money
     */
    public FilterDecision before(Call call, LiveCall live) {
        List<String> passed = live.passed().orElse(List.of());
        for (RankedServices.Named<CallFilter> filter : filters.all()) {
            if (!passed.contains(filter.name())) {
                FilterDecision decision = ask(filter, call);
                if (decision instanceof FilterDecision.Proceed) {
                    live.pass(filter.name());
                } else if (!(decision instanceof FilterDecision.Indifferent)) {
                    return decision;
                }
            }
        }
        return FilterDecision.proceed();
    }

    private static FilterDecision ask(RankedServices.Named<CallFilter> filter, Call call) {
        try {
            return filter.service().before(call);
        } catch (MediaException refusal) {
            throw refusal;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Filter {} failed before call {}", filter.name(), call.id(), e);
            throw new MediaException(
                    ErrorKind.INTERNAL, "the call " + call.id() + " could not be checked: an inner failure", e);
        }
    }

    /** Tells the end to the filters that let the call pass, the last first; to all where that is no longer known. */
    void after(Call call, CallEnd end, LiveCall live) {
        List<RankedServices.Named<CallFilter>> all = filters.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            RankedServices.Named<CallFilter> filter = all.get(i);
            if (live.passed().map(names -> names.contains(filter.name())).orElse(true)) {
                tell(filter, call, end);
            }
        }
    }

    private static void tell(RankedServices.Named<CallFilter> filter, Call call, CallEnd end) {
        try {
            filter.service().after(call, end);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Filter {} failed after call {}", filter.name(), call.id(), e);
        }
    }
}
