package dev.atelier.runtime.job;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobRunner;
import dev.atelier.core.job.JobState;
import dev.atelier.core.job.JobStep;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.pipeline.LiveCalls;
import dev.atelier.runtime.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps jobs in memory: a job that waits costs an entry and no thread. Jobs survive a planned stop, by way of a file,
 * but no crash.
 */
@Component(service = JobEngine.class, configurationPid = JobSettings.PID)
@Designate(ocd = JobSettings.class)
public final class MemoryJobEngine implements JobEngine {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryJobEngine.class);
    /** Who waits for the runtime to be replaced shall not wait for thousands of jobs that are over to be read. */
    private static final int ENDED_HANDED_OVER = 500;

    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final JobTable table = new JobTable();
    private final StepGate gate = new StepGate();
    private final JobRunner runner;
    private final Clockwork clockwork;
    private final Outputs outputs;
    private final HandOver handOver;
    private final Limits limits;

    @Activate
    public MemoryJobEngine(
            @Reference JobRunner runner,
            @Reference Work work,
            @Reference Outputs outputs,
            @Reference LiveCalls live,
            JobSettings settings,
            BundleContext context) {
        this(
                runner,
                new Clockwork(work, new TimerThread(), Clock.systemUTC()),
                outputs,
                new HandOver(HandOver.folder(context.getProperty("atelier.home")), live),
                Limits.of(settings));
    }

    MemoryJobEngine(JobRunner runner, Clockwork clockwork, Outputs outputs, HandOver handOver, Limits limits) {
        this.runner = runner;
        this.clockwork = clockwork;
        this.outputs = outputs;
        this.handOver = handOver;
        this.limits = limits;
        handOver.take().forEach(job -> wakeLater(table.add(job), limits.resume()));
        sweepLater();
    }

    @Override
    public void submit(Job job) {
        submit(job, nobody -> {});
    }

    @Override
    public Watch submit(Job job, Consumer<Job> listener) {
        if (!gate.enter()) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "the platform is stopping; try again in a moment");
        }
        try {
            Cell cell = table.add(job);
            Watch watch = cell.watch(listener);
            if (job.state().ended()) {
                sweep();
            } else {
                dispatch(cell, cell.appoint());
            }
            return watch;
        } finally {
            gate.leave();
        }
    }

    @Override
    public void hasten(CallId id) {
        table.find(id).filter(Cell::hasten).ifPresent(cell -> dispatch(cell, cell.appoint()));
    }

    @Override
    public void heard(CallId id) {
        table.heard(id);
    }

    @Override
    public Optional<Job> find(CallId id) {
        return table.find(id).map(Cell::job);
    }

    @Override
    public List<Job> list(JobQuery query) {
        return table.list(query);
    }

    @Override
    public boolean cancel(CallId id) {
        boolean running = table.find(id)
                .filter(cell -> cell.cancel(clockwork.clock().instant()))
                .isPresent();
        hasten(id);
        return running;
    }

    @Override
    public Watch watch(CallId id, Consumer<Job> listener) {
        return table.find(id).map(cell -> cell.watch(listener)).orElse(() -> {});
    }

    private void wakeLater(Cell cell, Duration delay) {
        long appointment = cell.appoint();
        clockwork.timer().after(delay, () -> dispatch(cell, appointment));
    }

    private void dispatch(Cell cell, long appointment) {
        try {
            clockwork.threads().execute(() -> step(cell, appointment));
        } catch (RejectedExecutionException stopping) {
            LOG.debug(
                    "Job {} waits for the next start of the platform",
                    cell.job().id(),
                    stopping);
        }
    }

    private void step(Cell cell, long appointment) {
        if (!gate.enter()) {
            return;
        }
        try {
            cell.begin(appointment).ifPresent(job -> step(cell, job));
        } finally {
            gate.leave();
        }
    }

    private void step(Cell cell, Job job) {
        JobStep step = runner.step(job, cell);
        boolean atOnce = cell.finish(step.job());
        if (step instanceof JobStep.Again again) {
            wakeLater(cell, atOnce ? Duration.ZERO : again.delay());
        } else {
            table.end(step.job());
            sweep();
        }
    }

    private void sweepLater() {
        clockwork.timer().after(SWEEP, () -> {
            try {
                clockwork.threads().execute(this::sweep);
                sweepLater();
            } catch (RejectedExecutionException stopping) {
                LOG.debug("The platform stops: ended jobs are swept no more", stopping);
            }
        });
    }

    private void sweep() {
        forget(limits.keepJobs());
    }

    private void forget(int most) {
        Instant before = clockwork.clock().instant().minus(limits.keepFor());
        for (Job job : table.expire(before, most)) {
            if (!job.call().options().keep()) {
                outputs.release(job.id());
            }
        }
    }

    /** Lets running steps finish for a while, then hands all jobs over to the next start or a newer runtime. */
    @Deactivate
    public void close() {
        clockwork.timer().close();
        if (!gate.close(limits.stop())) {
            long running = table.all().stream()
                    .filter(job ->
                            job.state() == JobState.RUNNING && job.handle().isEmpty())
                    .count();
            LOG.warn(
                    "{} calls did not finish in time; after the next start it is found out what became of them",
                    running);
        }
        forget(Math.min(limits.keepJobs(), ENDED_HANDED_OVER));
        handOver.give(table.all());
    }
}
