package dev.atelier.cache.result;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.pipeline.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Makes calls that differ in what a test is about. */
final class Calls {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Parameters SEED_BY_CHANCE =
            Parameters.of("properties", Map.of("seed", Map.of("type", "integer", "default", 0)));

    private Calls() {}

    static Call picture(Parameters more) {
        return call(
                Operation.IMAGE_GENERATE,
                Parameters.of("prompt", "a lighthouse").merge(more));
    }

    static Call seeded(int seed) {
        return picture(Parameters.of("seed", seed));
    }

    static Call call(Operation operation, Parameters parameters) {
        return of(
                MediaRequest.of(operation, "fake", parameters),
                new Caller(1, "test", Set.of(Caller.Role.CLIENT)),
                CallOptions.DEFAULT);
    }

    private static Call of(MediaRequest request, Caller caller, CallOptions options) {
        ModelDescriptor model = new ModelDescriptor(
                "fake-1",
                "Fake",
                Set.of(),
                Set.of(request.operation()),
                "",
                Set.of(),
                SEED_BY_CHANCE,
                List.of(),
                List.of(),
                LifeCycle.ALWAYS,
                Optional.empty());
        CallId id = new CallId(String.format("01KAFXZ%019d", COUNT.incrementAndGet()));
        Quote quote = new Quote("fake", "fake-1", MicroDollars.ZERO, MicroDollars.ZERO, true);
        return new Call(id, request, caller, options, "fake", model, quote);
    }

    static Call by(long customer, Call call) {
        return of(call.request(), new Caller(customer, "test", Set.of(Caller.Role.CLIENT)), call.options());
    }

    static Call with(CallOptions options, Call call) {
        return of(call.request(), call.caller(), options);
    }

    static Call with(Map<String, List<MediaSource>> inputs, Call call) {
        return of(call.request().withInputs(inputs), call.caller(), call.options());
    }

    static Call again(Call call) {
        return of(call.request(), call.caller(), call.options());
    }

    /** What a call of four cents came to. */
    static Outcome outcome(Call call, Output... outputs) {
        return new Outcome(
                call.provider(),
                call.model().id(),
                call.request().model(),
                call.request().parameters(),
                List.of(outputs),
                Parameters.of("revised_prompt", "a \"tall\" lighthouse"),
                new MicroDollars(40_000),
                true,
                false,
                List.of("a warning"));
    }
}
