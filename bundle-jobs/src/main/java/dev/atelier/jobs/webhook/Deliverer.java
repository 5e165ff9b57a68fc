package dev.atelier.jobs.webhook;

import dev.atelier.core.database.Database;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.Callbacks;
import dev.atelier.jobs.JobsConfig;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.work.Rhythm;
import dev.atelier.jobs.work.Threads;
import dev.atelier.jobs.work.TimerThread;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers messages to clients, again and again with longer and longer waits until one is taken or all are used up. */
@Component(service = Deliverer.class, immediate = true, configurationPid = JobsConfig.PID)
public final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final int FACTOR = 4;
    private static final int THREADS = 16;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final Callbacks callbacks;
    private final Signature signature;
    private final int attempts;
    private final Clock clock;
    private final ExecutorService threads = Threads.executor(THREADS);
    private final TimerThread timer = new TimerThread();

    @Activate
    public Deliverer(@Reference Database database, @Reference Callbacks callbacks, JobsConfig config) {
        this(
                new Deliveries(JobTables.in(database)),
                callbacks,
                new Signature(config.webhookSecret()),
                config.webhookAttempts(),
                Clock.systemUTC());
        new Rhythm("Messages to clients", LOOK, timer, threads, this::deliver).start(LOOK);
    }

    /** Delivers nothing by itself. */
    Deliverer(Deliveries deliveries, Callbacks callbacks, Signature signature, int attempts, Clock clock) {
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.signature = signature;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Tries all messages that are due. */
    void deliver() {
        List<Delivery> due = deliveries.take(clock.instant());
        CompletableFuture.allOf(due.stream()
                        .map(delivery -> CompletableFuture.runAsync(() -> attempt(delivery), threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void attempt(Delivery delivery) {
        Instant now = clock.instant();
        try {
            int status = callbacks.post(
                    URI.create(delivery.address()), signature.headers(now, delivery.body()), delivery.body());
            Optional<String> problem =
                    status / 100 == 2 ? Optional.empty() : Optional.of("it was answered with status " + status);
            note(delivery, OptionalInt.of(status), problem, true);
        } catch (MediaException e) {
            note(
                    delivery,
                    OptionalInt.empty(),
                    Optional.of(e.failure().message()),
                    e.kind() != ErrorKind.INVALID_REQUEST);
        } catch (IllegalArgumentException e) {
            note(delivery, OptionalInt.empty(), Optional.of("its address cannot be understood"), false);
        }
    }

    private void note(Delivery delivery, OptionalInt status, Optional<String> problem, boolean mayHelp) {
        Instant now = clock.instant();
        boolean again = problem.isPresent() && mayHelp && delivery.attempt() < attempts;
        Optional<Instant> next = again ? Optional.of(now.plus(wait(delivery.attempt()))) : Optional.empty();
        if (problem.isPresent() && !again) {
            LOG.warn("The message about job {} is given up: {}", delivery.job(), problem.get());
        }
        deliveries.note(delivery, now, status, problem, next);
    }

    private static Duration wait(int attempt) {
        return FIRST_WAIT.multipliedBy((long) Math.pow(FACTOR, attempt - 1));
    }

    @Deactivate
    public void close() {
        timer.close();
        threads.shutdown();
    }
}
