package dev.atelier.web.testing;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.PartialListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pipeline that does what the test says: answers at once, refuses, or waits until it is told. */
public final class FakeGenerations implements Generations, Jobs {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** What came in, oldest first. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    public final List<CallId> released = new CopyOnWriteArrayList<>();
    public final List<CallId> cancelled = new CopyOnWriteArrayList<>();
    /** Which calls were asked to be made again, oldest first. */
    public final List<CallId> repeated = new CopyOnWriteArrayList<>();

    public final Map<String, MediaContent> contents = new ConcurrentHashMap<>();

    private final Map<CallId, Job> jobs = new ConcurrentHashMap<>();
    private final Map<CallId, CompletableFuture<Job>> ends = new ConcurrentHashMap<>();
    private final Map<CallId, List<Consumer<Job>>> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable RuntimeException refusal;
    private volatile @Nullable MediaException failure;
    private volatile @Nullable Outcome outcome;
    private volatile boolean holding;
    private volatile boolean repeating;
    private volatile boolean cached;
    private volatile BiConsumer<PartialListener, CallId> submitted = (listener, id) -> {};

    /** Every submission from now on throws. */
    public void refuse(RuntimeException thrown) {
        refusal = thrown;
    }

    /** Every call from now on is accepted and fails. */
    public void fail(MediaException thrown) {
        failure = thrown;
    }

    public void answer(Outcome made) {
        outcome = made;
    }

    /** Calls wait for {@link #finish}. */
    public void hold() {
        holding = true;
    }

    /** Whether what calls come to was kept by a cache. */
    public void fromCache(boolean kept) {
        cached = kept;
    }

    /** Whether calls can be made again. */
    public void repeat(boolean may) {
        repeating = may;
    }

    /** Does something with a call's listener before the call ends. */
    public void whenSubmitted(BiConsumer<PartialListener, CallId> action) {
        submitted = action;
    }

    @Override
    public Submission submit(MediaRequest request, Caller caller, CallOptions options, PartialListener partials) {
        RuntimeException thrown = refusal;
        if (thrown != null) {
            throw thrown;
        }
        CallId id = new CallId(String.format("01J%023d", next.incrementAndGet()));
        Call call = new Call(
                id,
                request,
                caller,
                options,
                "sandbox",
                Samples.model(),
                new Quote("sandbox", "m", MicroDollars.ZERO, MicroDollars.ZERO, true));
        calls.add(call);
        ends.put(id, new CompletableFuture<>());
        jobs.put(id, Job.queued(call, NOW, NOW.plusSeconds(60)).running("1.0.0", NOW));
        submitted.accept(partials, id);
        if (!holding) {
            finish(id);
        }
        return new Submission(id, ends.get(id));
    }

    @Override
    public Optional<CallId> again(CallId earlier) {
        repeated.add(earlier);
        return repeating
                ? Optional.of(new CallId(String.format("01J%023d", next.incrementAndGet())))
                : Optional.empty();
    }

    public Call last() {
        return calls.get(calls.size() - 1);
    }

    /** Ends a call as the test has said before. */
    public void finish(CallId id) {
        MediaException thrown = failure;
        Outcome made = outcome;
        Job job = jobs.get(id);
        Job ended = thrown != null
                ? job.failed(JobState.FAILED, thrown.failure(), NOW)
                : job.succeeded(made != null ? made : picture(job.call()), NOW);
        change(ended);
        ends.get(id).complete(ended);
    }

    /** Ends the waiting for a call whose job goes on elsewhere. */
    public void handOver(CallId id) {
        ends.get(id).complete(jobs.get(id));
    }

    /** Stores a job and tells its watchers. */
    public void change(Job job) {
        jobs.put(job.id(), job);
        watchers.getOrDefault(job.id(), List.of()).forEach(watcher -> watcher.accept(job));
    }

    private Outcome picture(Call call) {
        FakeContent content = Samples.picture(call.request());
        contents.put(content.digest().hex(), content);
        Outcome drawn = Samples.outcome(call, content);
        return cached ? drawn.asCached() : drawn;
    }

    @Override
    public Quote quote(MediaRequest request, Caller caller) {
        return new Quote("sandbox", "sandbox-image", new MicroDollars(40_000), new MicroDollars(80_000), true);
    }

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public MediaContent content(Output output) {
        return Optional.ofNullable(contents.get(output.digest().hex()))
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "the output was released"));
    }

    @Override
    public void release(CallId id) {
        released.add(id);
    }

    @Override
    public Optional<Job> find(CallId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public List<Job> list(JobQuery query) {
        return new ArrayList<>(jobs.values())
                .stream()
                        .filter(job -> query.customerId().isEmpty()
                                || query.customerId().getAsLong()
                                        == job.call().caller().customerId())
                        .filter(job ->
                                query.states().isEmpty() || query.states().contains(job.state()))
                        .sorted(Comparator.comparing(Job::id).reversed())
                        .limit(query.limit())
                        .toList();
    }

    @Override
    public boolean cancel(CallId id) {
        cancelled.add(id);
        return jobs.containsKey(id) && !jobs.get(id).state().ended();
    }

    @Override
    public Watch watch(CallId id, Consumer<Job> watcher) {
        watchers.computeIfAbsent(id, absent -> new CopyOnWriteArrayList<>()).add(watcher);
        find(id).ifPresent(watcher);
        return () -> watchers.get(id).remove(watcher);
    }

    /** How many watch a job now. */
    public int watchers(CallId id) {
        return watchers.getOrDefault(id, List.of()).size();
    }
}
