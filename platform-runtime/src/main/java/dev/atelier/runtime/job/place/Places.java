package dev.atelier.runtime.job.place;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Call;
import dev.atelier.runtime.pipeline.Engines;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Lets calls begin, as many as there is room for. The others stay queued without a thread, and come in the order in
 * which they first asked; who needs much is not overtaken for ever by those who need little. Safe for use by any number
 * of threads.
 */
@Component(service = Places.class, configurationPid = PlaceSettings.PID)
@Designate(ocd = PlaceSettings.class)
public final class Places {
    /** After how long a call that found no room asks again, if nobody has told it that there is some. */
    public static final Duration LOOK = Duration.ofSeconds(5);

    /** Who has not asked for so long has been cancelled, or is another node's. */
    private static final long GONE = LOOK.multipliedBy(3).toNanos();

    private final Map<String, Queue> queues = new HashMap<>();
    private final Consumer<CallId> wake;
    private final LongSupplier nanos;
    private final long memory;
    private final Taken taken;

    @Activate
    public Places(@Reference Engines engines, PlaceSettings settings) {
        this(settings.perProvider(), Memory.budget(settings.memoryMegabytes()), engines::hasten, System::nanoTime);
    }

    /**
     * @param memory in megabytes
     * @param wake called with a call for which there may be room now
     */
    public Places(long perProvider, long memory, Consumer<CallId> wake, LongSupplier nanos) {
        this.memory = memory;
        this.taken = new Taken(perProvider, memory);
        this.wake = wake;
        this.nanos = nanos;
    }

    /** Room that a call has until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes room for a call.
     *
     * @return nothing when there is none now; the call is told when to come again, and otherwise does so by itself
     * @throws MediaException {@code UNAVAILABLE} for a model that will never have room here
     */
    public Optional<Place> enter(Call call) {
        Demand demand = Demand.of(call);
        if (demand.megabytes() > memory) {
            throw new MediaException(
                    ErrorKind.UNAVAILABLE,
                    demand.model() + " takes " + demand.megabytes() + " MB of memory, but models here may take "
                            + memory + " MB: " + PlaceSettings.PID + "/memoryMegabytes");
        }
        return take(call.id(), demand) ? Optional.of(() -> leave(demand)) : Optional.empty();
    }

    private synchronized boolean take(CallId id, Demand demand) {
        long now = nanos.getAsLong();
        Queue queue = queues.computeIfAbsent(demand.provider(), provider -> new Queue(provider, GONE));
        queue.ask(id, demand, now);
        if (!taken.hasTurnFor(demand, taken.nothing())
                || !queue.next(taken, now).contains(id)) {
            return false;
        }
        queue.remove(id);
        taken.add(demand);
        return true;
    }

    private void leave(Demand demand) {
        next(demand).forEach(wake);
    }

    /** Memory that has become free may be what calls of other providers wait for. */
    private synchronized List<CallId> next(Demand left) {
        taken.remove(left);
        queues.values().removeIf(Queue::isEmpty);
        long now = nanos.getAsLong();
        return queues.entrySet().stream()
                .filter(queue -> left.megabytes() > 0 || queue.getKey().equals(left.provider()))
                .flatMap(queue -> queue.getValue().next(taken, now).stream())
                .toList();
    }
}
