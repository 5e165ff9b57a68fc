package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobEngine;
import dev.atelier.core.job.JobQuery;
import dev.atelier.core.job.Jobs;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All engines as one: new jobs go to the best, older ones are found wherever they are. Has no reference to engines of
 * its own, because engines need the runner and the runner needs this. Safe for use by any number of threads.
 */
@Component(service = Engines.class)
public final class Engines implements Jobs {
    private static final Watch NOTHING = () -> {};
    /** Longer than it takes a bundle to start again with other settings. */
    private static final Duration RETURN = Duration.ofSeconds(5);

    private final RankedServices<JobEngine> engines = new RankedServices<>();
    private final Absence absence;
    private final LiveCalls live;
    private final Repeats repeats;

    @Activate
    public Engines(@Reference LiveCalls live, @Reference Repeats repeats) {
        this(live, repeats, RETURN);
    }

    Engines(LiveCalls live, Repeats repeats, Duration patience) {
        this.live = live;
        this.repeats = repeats;
        this.absence = new Absence(patience);
    }

    void add(JobEngine engine, Map<String, ?> properties) {
        engines.add(engine, properties);
        absence.came(engines.highest());
    }

    void remove(JobEngine engine) {
        int before = engines.highest();
        engines.remove(engine);
        absence.went(before, engines.highest());
    }

    /**
     * The engine for a new job. Waits a while for one that has just gone: a lesser one might not keep its promise that
     * an accepted job outlives a crash.
     *
     * @throws MediaException of kind {@code UNAVAILABLE} when there is none
     */
    JobEngine best() {
        absence.await();
        return all().findFirst()
                .orElseThrow(() -> new MediaException(
                        Failure.of(ErrorKind.UNAVAILABLE, "the job engine is being replaced; try again in a moment")
                                .withRetryAfter(Duration.ofSeconds(1))));
    }

    /** The least of them: the one that stores nothing, where there are several. */
    JobEngine nearest() {
        return all().reduce((better, last) -> last).orElseGet(this::best);
    }

    public boolean isEmpty() {
        return engines.all().isEmpty();
    }

    /** Has a job's next step done as soon as another job has ended. */
    public void follow(CallId id, CallId other) {
        watch(other, seen -> {
            if (seen.state().ended()) {
                hasten(id);
            }
        });
    }

    /** Has a job's next step done now. */
    public void hasten(CallId id) {
        all().forEach(engine -> engine.hasten(id));
    }

    /** Whoever submitted a job has heard its end. */
    void heard(CallId id) {
        all().forEach(engine -> engine.heard(id));
    }

    @Override
    public Optional<Job> find(CallId id) {
        return all().flatMap(engine -> engine.find(id).stream()).findFirst().or(() -> repeats.job(id));
    }

    @Override
    public List<Job> list(JobQuery query) {
        return all().flatMap(engine -> engine.list(query).stream())
                .sorted(Comparator.comparing(Job::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public boolean cancel(CallId id) {
        live.cancel(id);
        return all().anyMatch(engine -> engine.cancel(id));
    }

    @Override
    public Watch watch(CallId id, Consumer<Job> listener) {
        return all().filter(engine -> engine.find(id).isPresent())
                .findFirst()
                .map(engine -> engine.watch(id, listener))
                .orElse(NOTHING);
    }

    private Stream<JobEngine> all() {
        return engines.all().stream().map(RankedServices.Named::service);
    }
}
