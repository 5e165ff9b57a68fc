package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A call that was answered at once, as it can be made again for a moment. Safe for use by any number of threads. */
final class Repetition {
    /** What nobody tells of, such as a model's last day, is heeded so much later at the most. */
    private static final Duration LASTS = Duration.ofSeconds(1);

    private final Job job;
    private final UsageEvent event;
    private final BooleanSupplier still;
    private final Instant end;
    private final Instant last;
    private final AtomicBoolean renewed = new AtomicBoolean();

    Repetition(Job job, BooleanSupplier still) {
        this.job = job;
        this.event = UsageEvents.of(job);
        this.still = still;
        this.end = job.createdAt().plus(LASTS);
        this.last = end.plus(LASTS);
    }

    /** Of many who ask when the time is over the first is sent the long way, and the others wait for it this way. */
    boolean holds(Instant now) {
        boolean timely =
                now.isBefore(end) ? !now.isBefore(job.createdAt()) : now.isBefore(last) && renewed.getAndSet(true);
        return timely && still.getAsBoolean();
    }

    Job job() {
        return job;
    }

    UsageEvent event(CallId id, Instant now) {
        return event.again(id, now);
    }
}
