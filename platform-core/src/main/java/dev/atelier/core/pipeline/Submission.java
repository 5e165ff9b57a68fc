package dev.atelier.core.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import java.util.concurrent.CompletionStage;

/**
 * A request that was accepted.
 *
 * @param id the call's id, which is also the job's
 * @param end completes with the job in a final state; never exceptionally. Completes with a job that is not final when
 *     the platform hands the job over, to a restart or a newer runtime: the job goes on, and is found by its id
 */
public record Submission(CallId id, CompletionStage<Job> end) {}
