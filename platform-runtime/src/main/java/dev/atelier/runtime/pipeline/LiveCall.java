package dev.atelier.runtime.pipeline;

import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a call only here and only until it ends. Safe for use by any number of threads. */
public final class LiveCall implements PartialListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);

    /** Longer than an engine takes to stop. */
    private static final long GRACE_SECONDS = 15;

    private final PartialListener partials;
    private final List<String> warnings;
    private final CompletableFuture<Job> end = new CompletableFuture<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable JobEngine engine;
    private volatile @Nullable Job seen;
    private volatile boolean cancelled;
    private volatile @Nullable List<String> passed;

    private LiveCall(PartialListener partials, List<String> warnings, @Nullable List<String> passed) {
        this.partials = partials;
        this.warnings = warnings;
        this.passed = passed;
    }

    static LiveCall accepted(PartialListener partials, List<String> warnings) {
        return new LiveCall(partials, warnings, List.of());
    }

    /** A call that was accepted before a restart. */
    static LiveCall resumed() {
        return new LiveCall(PartialListener.NONE, List.of(), null);
    }

    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Counts a step that failed and will be repeated. */
    public int failedAgain() {
        return failures.incrementAndGet();
    }

    public void wentWell() {
        failures.set(0);
    }

    /** Names of the filters that let the call pass; absent when that is no longer known. */
    Optional<List<String>> passed() {
        return Optional.ofNullable(passed);
    }

    /** Called by one thread at a time: filters are asked one after the other. */
    void pass(String filter) {
        List<String> more = new ArrayList<>(passed().orElse(List.of()));
        more.add(filter);
        passed = List.copyOf(more);
    }

    /** Completes when whoever submitted the call is to be answered. */
    CompletableFuture<Job> end() {
        return end;
    }

    /** Gives the job to an engine; the end completes when the job ends there. */
    void submit(JobEngine keeper, Job job) {
        engine = keeper;
        seen = job;
        keeper.submit(job, now -> {
            seen = now;
            if (now.state().ended()) {
                end.complete(now);
            }
        });
    }

    /** The engine goes. What does not end while it stops is answered with the job as it was last seen. */
    void lose(JobEngine keeper) {
        if (keeper == engine) {
            end.completeOnTimeout(seen, GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** What a provider hands parts to; none where nobody listens, so that it need not ask its vendor for parts. */
    public PartialListener listener() {
        return partials == PartialListener.NONE ? partials : this;
    }

    /** A listener that fails, because its client is gone for example, does not harm the call. */
    @Override
    public void part(Partial part) {
        try {
            partials.part(part);
        } catch (RuntimeException e) {
            LOG.debug("A part of a result found no taker", e);
        }
    }
}
