package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.provider.PartialListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The calls that have not ended. Safe for use by any number of threads. */
@Component(service = LiveCalls.class)
public final class LiveCalls {
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();

    LiveCall open(CallId id, PartialListener partials, List<String> warnings) {
        LiveCall call = LiveCall.accepted(partials, warnings);
        calls.put(id, call);
        return call;
    }

    /** A call that was not opened here was accepted before a restart. */
    public LiveCall of(CallId id) {
        return calls.computeIfAbsent(id, unknown -> LiveCall.resumed());
    }

    public boolean contains(CallId id) {
        return calls.containsKey(id);
    }

    /** Lets a step that runs just now see that its call was cancelled. */
    void cancel(CallId id) {
        Optional.ofNullable(calls.get(id)).ifPresent(LiveCall::cancel);
    }

    void close(CallId id) {
        calls.remove(id);
    }

    void lose(JobEngine engine) {
        calls.values().forEach(call -> call.lose(engine));
    }

    /** Answers whoever waits for a job that goes on after a restart or in a newer runtime. */
    public void handOver(Job job) {
        Optional.ofNullable(calls.remove(job.id())).ifPresent(call -> call.end().complete(job));
    }
}
