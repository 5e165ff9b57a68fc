package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.runtime.asset.Indexes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The calls that were answered at once a moment ago, and those that were made again since. Bounded. Safe for use by any
 * number of threads.
 */
@Component(service = Repeats.class)
public final class Repeats {
    private static final int MOST = 1_000;

    /** Holds nothing of a filter: its bundle may go. */
    private record Made(CallId id, Instant at, Job like) {}

    private final AtomicLong changes = new AtomicLong();
    private final LongSupplier deletions;
    private final Map<CallId, Repetition> known = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<Made> made = new AtomicReferenceArray<>(MOST);
    private final AtomicInteger count = new AtomicInteger();

    @Activate
    public Repeats(@Reference Indexes indexes) {
        this(indexes::removals);
    }

    private Repeats(LongSupplier deletions) {
        this.deletions = deletions;
    }

    /** @param deletions how many assets were deleted so far */
    public static Repeats watching(LongSupplier deletions) {
        return new Repeats(deletions);
    }

    /** Another number after each change that calls may depend on. */
    long moment() {
        return changes.get() + deletions.getAsLong();
    }

    /**
     * Remembers a call that has ended, where a call like it is no more than that.
     *
     * @param moment from before it was answered
     */
    void remember(Job job, BooleanSupplier still, long moment) {
        boolean isFree = job.outcome()
                .filter(outcome -> outcome.cost().equals(MicroDollars.ZERO))
                .isPresent();
        if (isFree && isRepeatable(job.call())) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(job.id(), new Repetition(job, () -> moment() == moment && still.getAsBoolean()));
            if (moment() != moment) {
                known.remove(job.id());
            }
        }
    }

    /** Media have to be looked at; and whoever comes back or is told elsewhere wants a job of their own. */
    private static boolean isRepeatable(Call call) {
        CallOptions options = call.options();
        return call.request().inputs().isEmpty()
                && options.idempotencyKey().isEmpty()
                && options.webhook().isEmpty();
    }

    Optional<Repetition> find(CallId earlier, Instant now) {
        return Optional.ofNullable(known.get(earlier)).filter(repetition -> repetition.holds(now));
    }

    /** Something has changed that calls depend on. */
    void forget() {
        changes.incrementAndGet();
        known.clear();
    }

    /** Has a call that was made again be found for a while. */
    void add(CallId id, Instant at, Job like) {
        made.set(Math.floorMod(count.getAndIncrement(), MOST), new Made(id, at, like));
    }

    Optional<Job> job(CallId id) {
        return IntStream.range(0, MOST)
                .mapToObj(made::get)
                .flatMap(Stream::ofNullable)
                .filter(call -> call.id().equals(id))
                .map(call -> call.like().again(id, call.at()))
                .findFirst();
    }
}
