package dev.atelier.jobs.engine;

import dev.atelier.core.CallId;
import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.JobRunner;
import dev.atelier.jobs.JobsConfig;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.store.Signals;
import dev.atelier.jobs.work.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * Keeps jobs in the database. Each open job is one node's, which has it in memory and waits without a thread; the database
 * is written when something has come about that must outlive a crash, and asked only about what other nodes do.
 */
@Component(service = JobEngine.class, configurationPid = JobsConfig.PID, property = "service.ranking:Integer=100")
@Designate(ocd = JobsConfig.class)
public final class DurableJobEngine implements JobEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DurableJobEngine.class);
    /** Jobs that are taken over go on at this pace, lest all vendors are asked about all of them at once. */
    private static final Duration APART = Duration.ofNanos(500_000);

    private final StoredJobs stored;
    private final Identity me;
    private final Clockwork clockwork;
    private final Limits limits;
    private final FarWatches far;
    private final Cells cells;
    private final Keeper keeper;
    private final Membership membership;
    private final Steps steps;

    @Activate
    public DurableJobEngine(
            @Reference JobRunner runner,
            @Reference Database database,
            @Reference(target = "(" + Database.USE + "=" + Database.VITAL + ")") Database vital,
            @Reference JobCodec codec,
            JobsConfig config,
            BundleContext context) {
        this(runner, database, vital, codec, config, Identity.in(home(context)));
        new Rhythm("Jobs", limits.beat(), clockwork.timer(), clockwork.rhythms(), this::beat).start(Duration.ZERO);
        new Rhythm("Jobs of other platforms", limits.look(), clockwork.timer(), clockwork.rhythms(), this::look)
                .start(limits.look());
    }

    private DurableJobEngine(
            JobRunner runner, Database database, Database vital, JobCodec codec, JobsConfig config, Identity me) {
        this(
                runner,
                me,
                Clockwork.real(config.threads()),
                Limits.of(config),
                StoredJobs.in(JobTables.in(database), JobTables.in(vital), codec, me));
    }

    /** An engine that neither gives signs of life nor looks after others by itself. */
    DurableJobEngine(JobRunner runner, Identity me, Clockwork clockwork, Limits limits, StoredJobs stored) {
        this.stored = stored;
        this.me = me;
        this.clockwork = clockwork;
        this.limits = limits;
        this.far = new FarWatches(stored.reader());
        this.cells = new Cells(far);
        this.keeper = new Keeper(cells, stored.writer());
        this.membership = new Membership(stored.nodes(), me, limits, clockwork.nanos());
        this.steps = new Steps(runner, clockwork, keeper, membership::isHeld);
    }

    private static Path home(BundleContext context) {
        return Path.of(Objects.requireNonNullElse(context.getProperty("atelier.home"), ""));
    }

    @Override
    public void submit(Job job) {
        submit(job, nobody -> {});
    }

    @Override
    public Watch submit(Job job, Consumer<Job> listener) {
        if (!steps.gate().enter()) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "the platform is stopping; try again in a moment");
        }
        try {
            membership.enter();
            keeper.accept(job);
            Cell cell = new Cell(job);
            Watch watch = cell.watch(listener);
            if (!job.state().ended()) {
                cells.add(cell);
                steps.now(cell);
            }
            return watch;
        } finally {
            steps.gate().leave();
        }
    }

    @Override
    public void hasten(CallId id) {
        Optional<Cell> cell = cells.find(id);
        if (cell.isPresent()) {
            cell.filter(Cell::hasten).ifPresent(steps::now);
            return;
        }
        try {
            stored.signals().send(id, Signals.Kind.HASTEN);
        } catch (MediaException e) {
            LOG.debug("Job {} waits for its time", id, e);
        }
    }

    @Override
    public Optional<Job> find(CallId id) {
        Optional<Job> here = cells.find(id).map(Cell::job);
        return here.isPresent() ? here : stored.reader().find(id);
    }

    @Override
    public List<Job> list(JobQuery query) {
        return stored.reader().list(query).stream()
                .map(job -> cells.find(job.id()).map(Cell::job).orElse(job))
                .toList();
    }

    @Override
    public boolean cancel(CallId id) {
        return cells.find(id).map(this::cancel).orElseGet(() -> stored.signals().send(id, Signals.Kind.CANCEL));
    }

    private boolean cancel(Cell cell) {
        boolean running = cell.cancel(clockwork.clock().instant());
        if (running) {
            keeper.keep(cell);
            cell.tell();
            if (cell.hasten()) {
                steps.now(cell);
            }
        }
        return running;
    }

    @Override
    public Watch watch(CallId id, Consumer<Job> listener) {
        return cells.find(id).map(cell -> cell.watch(listener)).orElseGet(() -> far.watch(id, listener));
    }

    /** Gives a sign of life, and takes over what nobody works on. */
    void beat() {
        membership.beat(() -> cells.retain(stored.nodes().jobsOf(me.node())), this::resume);
    }

    private void resume(List<Job> jobs) {
        Duration delay = limits.resume();
        for (Job job : jobs) {
            Cell cell = new Cell(job);
            cells.add(cell);
            steps.later(cell, delay);
            delay = delay.plus(APART);
        }
    }

    /** Sees what other nodes have to say, and stores what could not be stored before. */
    void look() {
        keeper.catchUp();
        far.look();
        for (Signals.Signal signal : stored.signals().take(me.node())) {
            if (signal.kind() == Signals.Kind.CANCEL) {
                cells.find(signal.job()).ifPresent(this::cancel);
            } else {
                cells.find(signal.job()).filter(Cell::hasten).ifPresent(steps::now);
            }
        }
    }

    /** Lets running steps finish for a while; the jobs go on at other nodes, or at the next start. */
    @Deactivate
    public void close() {
        clockwork.timer().close();
        if (!steps.gate().close(limits.stop())) {
            LOG.warn("Some calls did not finish in time; whoever goes on with them finds out what became of them");
        }
        clockwork.threads().shutdown();
        clockwork.rhythms().shutdown();
        try {
            keeper.catchUp();
            membership.leave();
        } catch (MediaException away) {
            LOG.debug("The database is away; the jobs are taken over when the lease has run out", away);
        }
    }
}
