package dev.atelier.runtime.pipeline;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.runtime.pricing.Pricing;
import dev.atelier.runtime.registry.Route;
import dev.atelier.runtime.registry.Routing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Makes a job of a request that is right, and refuses one that is wrong. */
@Component(service = Admission.class, configurationPid = CallSettings.PID)
@Designate(ocd = CallSettings.class)
public final class Admission {
    /**
     * A request that is right.
     *
     * @param job not given to an engine yet
     * @param warnings sentences for the caller
     */
    record Admitted(Job job, List<String> warnings) {}

    private final Routing routing;
    private final InputIntake inputs;
    private final Duration timeout;
    private final Clock clock;

    @Activate
    public Admission(@Reference Routing routing, @Reference InputIntake inputs, CallSettings settings) {
        this(routing, inputs, Duration.ofSeconds(settings.timeoutSeconds()), Clock.systemUTC());
    }

    public Admission(Routing routing, InputIntake inputs, Duration timeout, Clock clock) {
        this.routing = routing;
        this.inputs = inputs;
        this.timeout = timeout;
        this.clock = clock;
    }

    Admitted admit(MediaRequest request, Caller caller, CallOptions options) {
        CallId id = new CallId(UlidCreator.getMonotonicUlid().toString());
        Route route = routing.route(request);
        MediaRequest complete = inputs.take(id, route, caller);
        Quote quote = Pricing.quote(route.provider(), route.model(), complete);
        Call call = new Call(id, complete, caller, options, route.provider(), route.model(), quote);
        Instant now = clock.instant();
        return new Admitted(Job.queued(call, now, now.plus(options.pollTimeout().orElse(timeout))), route.warnings());
    }

    Quote quote(MediaRequest request) {
        Route route = routing.route(request);
        inputs.check(route);
        return Pricing.quote(route.provider(), route.model(), route.request());
    }
}
