package dev.atelier.jobs;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.job.Job;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs whose details matter to no test. */
public final class SampleJobs {
    private static final ModelDescriptor MODEL = new ModelDescriptor(
            "fake-1",
            "Fake",
            Set.of(),
            Set.of(Operation.IMAGE_GENERATE),
            "fake",
            Set.of(),
            Parameters.EMPTY,
            List.of(),
            List.of(),
            LifeCycle.ALWAYS,
            Optional.empty());

    private static final Output OUTPUT =
            new Output("image", MediaType.PNG, 7, new Digest("0".repeat(64)), Optional.empty(), Parameters.EMPTY);

    private SampleJobs() {}

    public static CallId id(int number) {
        return new CallId(String.format("01JD0000000000000000%06d", number));
    }

    public static Job job(int number) {
        return job(call(number, "a red boat", CallOptions.DEFAULT));
    }

    public static Job job(Call call) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return Job.queued(call, now, now.plusSeconds(600));
    }

    public static Call call(int number, String prompt, CallOptions options) {
        return new Call(
                id(number),
                MediaRequest.of(Operation.IMAGE_GENERATE, "fake", Parameters.of("prompt", prompt)),
                new Caller(7, "local", Set.of(Caller.Role.CLIENT)),
                options,
                "fake",
                MODEL,
                new Quote("fake", "fake-1", MicroDollars.ZERO, MicroDollars.ZERO, false));
    }

    public static Call ofCustomer(long customer, Call call) {
        return new Call(
                call.id(),
                call.request(),
                new Caller(customer, "local", Set.of(Caller.Role.CLIENT)),
                call.options(),
                call.provider(),
                call.model(),
                call.quote());
    }

    public static Outcome outcome() {
        return outcome(List.of());
    }

    public static Outcome outcomeWithFile() {
        return outcome(List.of(OUTPUT));
    }

    private static Outcome outcome(List<Output> outputs) {
        return new Outcome(
                "fake",
                "fake-1",
                "fake",
                Parameters.EMPTY,
                outputs,
                Parameters.of("text", "it is made"),
                new MicroDollars(42_000),
                true,
                false,
                List.of());
    }
}
