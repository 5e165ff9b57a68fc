package dev.atelier.core.job;

import dev.atelier.core.CallId;
import dev.atelier.core.error.Failure;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.provider.JobHandle;
import java.time.Instant;
import java.util.Optional;

/**
 * A call as a unit of work that survives. A value: each change is a new record, which the engine stores.
 *
 * @param call what to do, for whom, with which model
 * @param state where it is
 * @param progress 0 to 1
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 * @param deadline when the provider has taken too long
 * @param handle the vendor's job, once it is known
 * @param providerVersion version of the bundle that served the last step
 * @param polls how often the provider was asked for its state
 * @param cancelRequested whether it shall stop
 * @param outcome what came of it, in state SUCCEEDED
 * @param failure why not, in states FAILED, CANCELLED and UNKNOWN
 * @param joined the call whose end is this one's too; no provider is asked for this job while it is there
 */
public record Job(
        Call call,
        JobState state,
        double progress,
        Instant createdAt,
        Instant updatedAt,
        Instant deadline,
        Optional<JobHandle> handle,
        Optional<String> providerVersion,
        int polls,
        boolean cancelRequested,
        Optional<Outcome> outcome,
        Optional<Failure> failure,
        Optional<CallId> joined) {

    /** A job that was just accepted. */
    public static Job queued(Call call, Instant now, Instant deadline) {
        return new Job(
                call,
                JobState.QUEUED,
                0,
                now,
                now,
                deadline,
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The job waits for another call's end. */
    public Job joining(CallId other) {
        return withJoined(Optional.of(other));
    }

    /** The job no longer waits for another call's end; it goes on by itself. */
    public Job alone() {
        return withJoined(Optional.empty());
    }

    public CallId id() {
        return call.id();
    }

    /** The provider is about to be asked by a bundle of this version. */
    public Job running(String version, Instant now) {
        return new Job(
                call,
                JobState.RUNNING,
                progress,
                createdAt,
                now,
                deadline,
                handle,
                Optional.of(version),
                polls,
                cancelRequested,
                outcome,
                failure,
                joined);
    }

    /** The vendor works on it; asked once more. */
    public Job waiting(JobHandle vendorJob, double reached, Instant now) {
        return new Job(
                call,
                JobState.RUNNING,
                Math.max(progress, Math.min(1, reached)),
                createdAt,
                now,
                deadline,
                Optional.of(vendorJob),
                providerVersion,
                polls + 1,
                cancelRequested,
                outcome,
                failure,
                joined);
    }

    public Job succeeded(Outcome made, Instant now) {
        return ended(JobState.SUCCEEDED, 1, now, Optional.of(made), Optional.empty());
    }

    /** @param end FAILED, CANCELLED or UNKNOWN */
    public Job failed(JobState end, Failure why, Instant now) {
        return ended(end, progress, now, Optional.empty(), Optional.of(why));
    }

    public Job cancelling(Instant now) {
        return new Job(
                call,
                state,
                progress,
                createdAt,
                now,
                deadline,
                handle,
                providerVersion,
                polls,
                true,
                outcome,
                failure,
                joined);
    }

    /** The same as another call that was accepted and ended at this time. */
    public Job again(CallId id, Instant now) {
        return new Job(
                call.as(id),
                state,
                progress,
                now,
                now,
                deadline,
                handle,
                providerVersion,
                polls,
                cancelRequested,
                outcome,
                failure,
                joined);
    }

    private Job ended(JobState end, double reached, Instant now, Optional<Outcome> made, Optional<Failure> why) {
        return new Job(
                call,
                end,
                reached,
                createdAt,
                now,
                deadline,
                handle,
                providerVersion,
                polls,
                cancelRequested,
                made,
                why,
                joined);
    }

    private Job withJoined(Optional<CallId> other) {
        return new Job(
                call,
                state,
                progress,
                createdAt,
                updatedAt,
                deadline,
                handle,
                providerVersion,
                polls,
                cancelRequested,
                outcome,
                failure,
                other);
    }
}
