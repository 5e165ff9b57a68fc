package dev.atelier.jobs.retention;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.jobs.JobsConfig;
import dev.atelier.jobs.store.Forgotten;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.store.Signals;
import dev.atelier.jobs.work.Rhythm;
import dev.atelier.jobs.work.Threads;
import dev.atelier.jobs.work.TimerThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Forgets ended jobs, the log of messages about them, and keys, when their time is over. */
@Component(service = Retention.class, immediate = true, configurationPid = JobsConfig.PID)
public final class Retention {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Forgotten forgotten;
    private final Signals signals;
    private final Generations generations;
    private final Duration keep;
    private final Clock clock;
    private final ExecutorService threads = Threads.executor(1);
    private final TimerThread timer = new TimerThread();

    @Activate
    public Retention(@Reference Database database, @Reference Generations generations, JobsConfig config) {
        this(JobTables.in(database), generations, Duration.ofDays(config.keepDays()), Clock.systemUTC());
        new Rhythm("Old jobs", PAUSE, timer, threads, this::tidy).start(PAUSE);
    }

    /** Forgets nothing by itself. */
    Retention(ComponentTables tables, Generations generations, Duration keep, Clock clock) {
        this.forgotten = new Forgotten(tables);
        this.signals = new Signals(tables);
        this.generations = generations;
        this.keep = keep;
        this.clock = clock;
    }

    void tidy() {
        Instant now = clock.instant();
        forgotten.jobs(now.minus(keep), generations::release);
        forgotten.keys(now);
        signals.tidy();
    }

    @Deactivate
    public void close() {
        timer.close();
        threads.shutdown();
    }
}
