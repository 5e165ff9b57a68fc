package dev.atelier.jobs.engine;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.JobStep;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.jobs.SampleJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A runner with its vendor, which counts what is bought and who comes twice at once. */
final class Vendor implements JobRunner {
    static final Duration PACE = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:05Z");

    final Map<CallId, Integer> bought = new ConcurrentHashMap<>();
    final Set<CallId> twiceAtOnce = ConcurrentHashMap.newKeySet();
    volatile int polls = 1;
    /** What happens before anything is bought. */
    volatile Runnable before = () -> {};
    /** What happens while the vendor is asked to start. */
    volatile Runnable meanwhile = () -> {};

    private final Set<CallId> inside = ConcurrentHashMap.newKeySet();

    @Override
    public JobStep step(Job job, Checkpoint store) {
        if (!inside.add(job.id())) {
            twiceAtOnce.add(job.id());
        }
        try {
            return answer(job, store);
        } catch (MediaException e) {
            return new JobStep.Ended(job.failed(JobState.FAILED, e.failure(), NOW));
        } finally {
            inside.remove(job.id());
        }
    }

    private JobStep answer(Job job, Checkpoint store) {
        if (job.cancelRequested()) {
            return new JobStep.Ended(
                    job.failed(JobState.CANCELLED, Failure.of(ErrorKind.CANCELLED, "the call was cancelled"), NOW));
        } else if (job.state() == JobState.QUEUED) {
            Job running = job.running("1.0.0", NOW);
            store.show(running);
            before.run();
            store.save(running);
            bought.merge(job.id(), 1, Integer::sum);
            meanwhile.run();
            return polls == 0 ? made(running) : asked(running);
        } else if (job.handle().isEmpty()) {
            return bought.containsKey(job.id()) ? asked(job) : unknown(job);
        }
        return job.polls() > polls ? made(job) : asked(job);
    }

    private static JobStep unknown(Job job) {
        return new JobStep.Ended(
                job.failed(JobState.UNKNOWN, Failure.of(ErrorKind.OUTCOME_UNKNOWN, "nobody can tell"), NOW));
    }

    private static JobStep asked(Job job) {
        return new JobStep.Again(job.waiting(new JobHandle("v-" + job.id()), job.progress(), NOW), PACE);
    }

    private static JobStep made(Job job) {
        return new JobStep.Ended(job.succeeded(SampleJobs.outcome(), NOW));
    }
}
