package dev.atelier.runtime.pipeline;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.runtime.pricing.Pricing;
import dev.atelier.runtime.registry.Route;
import dev.atelier.runtime.registry.Routing;
import dev.atelier.runtime.timeline.Joining;
import dev.atelier.runtime.timeline.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern POLL_TIMEOUT = Pattern.compile("poll_timeout:(\\d{1,6})");

    private final Routing routing;
    private final InputIntake inputs;
    private final Joining joining;
    private final Duration timeout;
    private final Clock clock;

    @Activate
    public Admission(
            @Reference Routing routing,
            @Reference InputIntake inputs,
            @Reference Joining joining,
            CallSettings settings) {
        this(routing, inputs, joining, Duration.ofSeconds(settings.timeoutSeconds()), Clock.systemUTC());
    }

    public Admission(Routing routing, InputIntake inputs, Joining joining, Duration timeout, Clock clock) {
        this.routing = routing;
        this.inputs = inputs;
        this.joining = joining;
        this.timeout = timeout;
        this.clock = clock;
    }

    static CallId newId() {
        return new CallId(UlidCreator.getMonotonicUlid().toString());
    }

    Admitted admit(MediaRequest request, Caller caller, CallOptions options) {
        CallId id = newId();
        Route route = routing.route(request);
        joining.requireFor(route.request(), route.model());
        MediaRequest complete = inputs.take(id, route, caller);
        Quote quote = price(route.provider(), route.model(), complete);
        Call call = new Call(id, complete, caller, options, route.provider(), route.model(), quote);
        Instant now = clock.instant();
        return new Admitted(Job.queued(call, now, now.plus(patience(call))), route.warnings());
    }

    /** How long the provider may take: as the caller says, else as is usual for the model. */
    private Duration patience(Call call) {
        return call.options()
                .pollTimeout()
                .orElseGet(() -> usual(call.model()).multipliedBy(Timeline.rounds(call.request(), call.model())));
    }

    /** A model that is known to be quicker or slower than others says so among its capabilities. */
    private Duration usual(ModelDescriptor model) {
        return model.capabilities().stream()
                .map(POLL_TIMEOUT::matcher)
                .filter(Matcher::matches)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.group(1))))
                .findFirst()
                .orElse(timeout);
    }

    Quote quote(MediaRequest request) {
        Route route = routing.route(request);
        inputs.check(route);
        return price(route.provider(), route.model(), route.request());
    }

    private static Quote price(String provider, ModelDescriptor model, MediaRequest request) {
        return Timeline.parts(request, model).stream()
                .map(part -> Pricing.quote(provider, model, part))
                .reduce(Admission::sum)
                .orElseThrow();
    }

    private static Quote sum(Quote one, Quote other) {
        return new Quote(
                one.provider(),
                one.model(),
                one.low().plus(other.low()),
                one.high().plus(other.high()),
                one.priced() && other.priced());
    }
}
