package dev.atelier.runtime.job.step;

import dev.atelier.core.job.JobRunner;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.http.Purchases;
import dev.atelier.runtime.job.place.Places;
import dev.atelier.runtime.pipeline.Engines;
import dev.atelier.runtime.pipeline.Filters;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.pipeline.Settlement;
import dev.atelier.runtime.pipeline.SharedOutputs;
import dev.atelier.runtime.registry.Routing;
import dev.atelier.runtime.timeline.Joining;
import java.time.Clock;
import java.time.Duration;

/** Makes runners with a clock of the test's choice. */
public final class Runners {
    /** What a runner shares with the rest of the platform. */
    public record Shared(
            LiveCalls live,
            Filters filters,
            Engines engines,
            SharedOutputs outputs,
            Settlement settlement,
            Joining joining) {}

    private Runners() {}

    public static JobRunner make(Routing routing, Outputs outputs, Shared shared, Clock clock) {
        ProviderAccess access = new ProviderAccess(
                routing,
                outputs,
                shared.live(),
                new Purchases(),
                new ProviderAccess.Terms(
                        Duration.ofSeconds(10), clock, PublicAddress.of("https://studio.example/io/")));
        return new StepRunner(
                new ProviderSteps(
                        access,
                        new Places(512, 8000, shared.engines()::hasten, System::nanoTime),
                        new Results(outputs),
                        shared.joining(),
                        shared.live(),
                        clock),
                new JoinedCalls(shared.engines(), shared.live(), shared.filters(), shared.outputs()),
                shared.joining(),
                shared.settlement(),
                shared.live(),
                clock);
    }
}
