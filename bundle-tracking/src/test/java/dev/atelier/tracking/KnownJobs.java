package dev.atelier.tracking;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.Jobs;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.core.provider.PartialListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A runtime that knows some jobs and does nothing else. */
record KnownJobs(Map<CallId, Job> known) implements Generations, Jobs {
    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public Optional<Job> find(CallId id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public List<Job> list(JobQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean cancel(CallId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(CallId id, Consumer<Job> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Submission submit(MediaRequest request, Caller caller, CallOptions options, PartialListener partials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Quote quote(MediaRequest request, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MediaContent content(Output output) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(CallId id) {
        throw new UnsupportedOperationException();
    }
}
