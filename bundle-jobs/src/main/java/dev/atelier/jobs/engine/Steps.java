package dev.atelier.jobs.engine;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.job.JobStep;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of this node's jobs when they are due. Safe for use by any number of threads. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final StepGate gate = new StepGate();
    private final JobRunner runner;
    private final Clockwork clockwork;
    private final Keeper keeper;
    private final BooleanSupplier held;

    /** @param held whether steps may begin */
    Steps(JobRunner runner, Clockwork clockwork, Keeper keeper, BooleanSupplier held) {
        this.runner = runner;
        this.clockwork = clockwork;
        this.keeper = keeper;
        this.held = held;
    }

    StepGate gate() {
        return gate;
    }

    void now(Cell cell) {
        dispatch(cell, cell.appoint());
    }

    void later(Cell cell, Duration delay) {
        long appointment = cell.appoint();
        clockwork.timer().after(delay, () -> dispatch(cell, appointment));
    }

    private void dispatch(Cell cell, long appointment) {
        try {
            clockwork.threads().execute(() -> step(cell, appointment));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Job {} waits for the next start", cell.job().id(), stopping);
        }
    }

    private void step(Cell cell, long appointment) {
        if (!gate.enter()) {
            return;
        }
        try {
            if (held.getAsBoolean()) {
                cell.begin(appointment).ifPresent(job -> step(cell, job));
            } else {
                clockwork.timer().after(SOON, () -> dispatch(cell, appointment));
            }
        } finally {
            gate.leave();
        }
    }

    private void step(Cell cell, Job job) {
        JobStep step = runner.step(job, new StepCheckpoint(cell));
        boolean atOnce = cell.finish(step.job());
        keeper.keep(cell);
        cell.tell();
        if (step instanceof JobStep.Again again) {
            later(cell, atOnce ? Duration.ZERO : again.delay());
        }
    }

    private final class StepCheckpoint implements JobRunner.Checkpoint {
        private final Cell cell;

        StepCheckpoint(Cell cell) {
            this.cell = cell;
        }

        @Override
        public void show(Job next) {
            cell.change(next);
            cell.tell();
        }

        /** What is not bought yet can be given up; with what is, a step waits until the database is back. */
        @Override
        public void save(Job next) {
            cell.change(next);
            while (true) {
                try {
                    keeper.require(cell);
                    cell.tell();
                    return;
                } catch (MediaException e) {
                    if (e.kind() != ErrorKind.UNAVAILABLE || next.handle().isEmpty() || gate.isClosedWithin(SOON)) {
                        throw e;
                    }
                }
            }
        }
    }
}
