package dev.atelier.tracking.spool;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.core.usage.UsageRecorder;
import dev.atelier.tracking.usage.Booked;
import dev.atelier.tracking.usage.Pending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books what has happened: at once, or, while the database is away or earlier entries wait, into a file that is worked
 * off in order. What the cache has answered costs nothing, and is booked a moment later together with others. Nothing is
 * dropped. Safe for use by any number of threads.
 */
@Component(
        immediate = true,
        service = {Booking.class, UsageRecorder.class, Pending.class})
public final class Booking implements UsageRecorder, Pending {
    private static final Logger LOG = LoggerFactory.getLogger(Booking.class);
    private static final long PAUSE_SECONDS = 1;
    private static final long TOGETHER_MILLIS = 200;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "atelier-booking");
        thread.setDaemon(true);
        return thread;
    });
    private final Ledger ledger;
    private final Backlog backlog;
    private final FreeCalls free;

    @Activate
    public Booking(@Reference Ledger ledger, BundleContext context) {
        this(
                ledger,
                Path.of(Objects.requireNonNull(context.getProperty("atelier.home"), "atelier.home is not set"))
                        .resolve("data/tracking"),
                true);
        later.scheduleWithFixedDelay(backlog::catchUp, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private Booking(Ledger ledger, Path folder, boolean byItself) {
        this.ledger = ledger;
        this.backlog = new Backlog(ledger, folder);
        this.free = new FreeCalls(folder, this::book, byItself ? this::bookSoon : () -> {});
        FreeCalls.takeLeft(folder, this::putAside);
    }

    /** Works nothing off by itself. */
    public static Booking idle(Ledger ledger, Path folder) {
        return new Booking(ledger, folder, false);
    }

    @Deactivate
    public void close() {
        free.close();
        later.shutdownNow();
    }

    @Override
    public void record(UsageEvent event) {
        boolean waits = event.cached() && event.cost().equals(MicroDollars.ZERO) && free.add(event, false);
        if (!waits) {
            book(new Entry.Calls(Booked.once(event)));
        }
    }

    @Override
    public void repeated(UsageEvent event) {
        if (!free.add(event, true)) {
            record(event);
        }
    }

    private void bookSoon() {
        try {
            var unused = later.schedule(free::book, TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("What is left is booked while the books are closed", closing);
        }
    }

    @Override
    public void bookNow() {
        free.book();
    }

    public void settle(CallId call, MicroDollars cost) {
        book(new Entry.Settle(call, cost));
    }

    /** Notes a call that was let pass without asking, because the database is away. */
    public void reserveLater(CallId call, long customer, String group, MicroDollars price, Instant at) {
        backlog.append(List.of(new Entry.Reserve(call, customer, group, price, at).line()));
    }

    private void book(Entry entry) {
        if (!isBooked(() -> ledger.apply(entry))) {
            backlog.keep(List.of(entry.line()));
        }
    }

    /** What these are written in already is given up only when they are written elsewhere. */
    private void book(List<Booked> rows) {
        if (!isBooked(() -> ledger.book(rows))) {
            putAside(rows);
        }
    }

    private void putAside(List<Booked> rows) {
        backlog.append(rows.stream().map(row -> new Entry.Calls(row).line()).toList());
    }

    private boolean isBooked(Runnable booking) {
        if (!backlog.isEmpty()) {
            return false;
        }
        try {
            booking.run();
            return true;
        } catch (MediaException failed) {
            LOG.warn("Calls are booked into {} until the database takes them: {}", backlog, failed.getMessage());
            return false;
        }
    }

    /** Works off what waits, as long as the database is there. */
    public void catchUp() {
        backlog.catchUp();
    }
}
