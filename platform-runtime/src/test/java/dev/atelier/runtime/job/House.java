package dev.atelier.runtime.job;

import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.runtime.fixture.FakeRouting;
import dev.atelier.runtime.fixture.MemoryOutputs;
import dev.atelier.runtime.fixture.Samples;
import dev.atelier.runtime.fixture.ScriptedProvider;
import dev.atelier.runtime.fixture.SettableClock;
import dev.atelier.runtime.job.step.Runners;
import dev.atelier.runtime.pipeline.Admission;
import dev.atelier.runtime.pipeline.DefaultGenerations;
import dev.atelier.runtime.pipeline.Engines;
import dev.atelier.runtime.pipeline.Filters;
import dev.atelier.runtime.pipeline.InputIntake;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.pipeline.ReceivedWebhooks;
import dev.atelier.runtime.pipeline.Repeats;
import dev.atelier.runtime.pipeline.Settlement;
import dev.atelier.runtime.pipeline.SharedOutputs;
import dev.atelier.runtime.timeline.Joining;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** The whole way of a request, wired as in service, with everything around it faked and time standing still. */
final class House {
    final ScriptedProvider provider = new ScriptedProvider();
    final FakeRouting routing = new FakeRouting(provider);
    final MemoryOutputs outputs = new MemoryOutputs();
    final SettableClock clock = new SettableClock();
    final ManualTimer timer = new ManualTimer();
    volatile long deletions;
    private final Repeats repeats = Repeats.watching(() -> deletions);
    final Filters filters = new Filters(repeats);
    final Joining joining = new Joining(outputs);
    final List<UsageEvent> books = new CopyOnWriteArrayList<>();
    final DefaultGenerations generations;
    final ReceivedWebhooks webhooks;
    final MemoryJobEngine engine;

    House(Path folder) {
        this(folder, Runnable::run);
    }

    House(Path folder, Executor threads) {
        this(folder, threads, new Limits(Duration.ofHours(1), 100, Duration.ofMillis(50), Duration.ZERO));
    }

    House(Path folder, Executor threads, Limits limits) {
        LiveCalls live = new LiveCalls();
        Engines engines = new Engines(live, repeats);
        SharedOutputs shared = new SharedOutputs(outputs);
        Settlement settlement = new Settlement(filters, live, shared, repeats, clock);
        settlement.bind(books::add, Map.of());
        InputIntake inputs = new InputIntake(outputs, (field, address, sink) -> Samples.png());
        generations = new DefaultGenerations(
                new Admission(routing, inputs, joining, Duration.ofMinutes(10), clock),
                filters,
                settlement,
                engines,
                live,
                shared);
        webhooks = new ReceivedWebhooks(routing, engines);
        engine = new MemoryJobEngine(
                Runners.make(
                        routing,
                        outputs,
                        new Runners.Shared(live, filters, engines, shared, settlement, joining),
                        clock),
                new Clockwork(threads, timer, clock),
                outputs,
                new HandOver(folder, live),
                limits);
        generations.bind(engine, Map.of());
    }

    Submission submit() {
        return submit(CallOptions.DEFAULT);
    }

    Submission submit(CallOptions options) {
        return generations.submit(Samples.request(), Samples.CALLER, options);
    }

    /** The job of a submission that has ended by now. */
    static Job end(Submission submission) {
        return submission.end().toCompletableFuture().getNow(null);
    }

    Job job(Submission submission) {
        return generations.jobs().find(submission.id()).orElseThrow();
    }

    void pass(Duration time) {
        clock.advance(time);
        timer.pass(time);
    }
}
