package dev.atelier.tracking.spool;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.usage.UsageEvent;
import dev.atelier.core.usage.UsageRecorder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
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
 * off in order. Nothing that was paid for is dropped. Safe for use by any number of threads.
 */
@Component(
        immediate = true,
        service = {Booking.class, UsageRecorder.class})
public final class Booking implements UsageRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(Booking.class);
    private static final long PAUSE_SECONDS = 1;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "atelier-booking");
        thread.setDaemon(true);
        return thread;
    });
    private final Ledger ledger;
    private final Spool waiting;
    private final Spool refused;
    private final Queue<String> unwritten = new ConcurrentLinkedQueue<>();

    @Activate
    public Booking(@Reference Ledger ledger, BundleContext context) {
        this(
                ledger,
                Path.of(Objects.requireNonNull(context.getProperty("atelier.home"), "atelier.home is not set"))
                        .resolve("data/tracking"));
        later.scheduleWithFixedDelay(this::catchUp, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Works nothing off by itself. */
    public Booking(Ledger ledger, Path folder) {
        this.ledger = ledger;
        this.waiting = new Spool(folder.resolve("waiting"));
        this.refused = new Spool(folder.resolve("refused"));
    }

    @Deactivate
    public void close() {
        later.shutdownNow();
    }

    @Override
    public void record(UsageEvent event) {
        book(new Entry.Booked(event));
    }

    public void settle(CallId call, MicroDollars cost) {
        book(new Entry.Settle(call, cost));
    }

    /** Notes a call that was let pass without asking, because the database is away. */
    public void reserveLater(CallId call, long customer, String group, MicroDollars price, Instant at) {
        waiting.append(new Entry.Reserve(call, customer, group, price, at).line());
    }

    private void book(Entry entry) {
        if (waiting.isEmpty()) {
            try {
                ledger.apply(entry);
                return;
            } catch (MediaException failed) {
                LOG.warn("Calls are booked into {} until the database takes them: {}", waiting, failed.getMessage());
            }
        }
        await(entry.line());
    }

    /** What cannot be written either is kept in memory: a full disk must not cost an entry as long as we live. */
    private void await(String line) {
        try {
            waiting.append(line);
        } catch (UncheckedIOException full) {
            if (unwritten.isEmpty()) {
                LOG.error("Calls are kept in memory only until they can be booked or written", full);
            }
            unwritten.add(line);
        }
    }

    /** Works off what waits, as long as the database is there. */
    public void catchUp() {
        for (String line = unwritten.poll(); line != null; line = unwritten.poll()) {
            if (!isWritten(line)) {
                return;
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        try {
            int count = 0;
            for (List<String> lines = waiting.next(); !lines.isEmpty(); lines = waiting.next()) {
                count += apply(lines);
            }
            LOG.info("The database has taken the {} entries that waited for it", count);
        } catch (MediaException away) {
            LOG.debug("The database is still away", away);
        } catch (RuntimeException broken) {
            LOG.error("Entries that wait for the database cannot be read", broken);
        }
    }

    private boolean isWritten(String line) {
        try {
            waiting.append(line);
            return true;
        } catch (UncheckedIOException full) {
            LOG.debug("There is still no room", full);
            unwritten.add(line);
            return false;
        }
    }

    private int apply(List<String> lines) {
        List<String> done = new ArrayList<>();
        try {
            for (String line : lines) {
                apply(line);
                done.add(line);
            }
        } finally {
            waiting.done(done);
        }
        return done.size();
    }

    /** What can never be booked must not hold up the others: it is put where an operator finds it. */
    private void apply(String line) {
        try {
            ledger.apply(Entry.of(line));
        } catch (RuntimeException failed) {
            if (failed instanceof MediaException media && media.kind() == ErrorKind.UNAVAILABLE) {
                throw media;
            }
            refused.append(line);
            LOG.error("An entry could not be booked, and is kept in {}", refused, failed);
        }
    }
}
