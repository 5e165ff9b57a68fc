package dev.atelier.tracking.spool;

import dev.atelier.core.usage.UsageEvent;
import dev.atelier.tracking.usage.Booked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events of calls that cost nothing. Each is in a file before its call goes on, and a moment later in the tables, many in
 * one transaction: a transaction for each would take longer than the answer. Safe for use by any number of threads.
 */
final class FreeCalls {
    private static final Logger LOG = LoggerFactory.getLogger(FreeCalls.class);
    /** Whoever adds one more books them. */
    private static final int MOST = 4_000;

    private record Batch(Tally tally, @Nullable Journal journal) {}

    private final ReentrantLock adding = new ReentrantLock();
    private final ReentrantLock booking = new ReentrantLock();
    private final Path folder;
    private final Consumer<List<Booked>> books;
    private final Runnable wake;
    private Tally tally = new Tally();
    private @Nullable Journal journal;
    private volatile boolean closed;

    /**
     * @param folder where the files are
     * @param books books events, or keeps them elsewhere; an event that was booked before changes nothing
     * @param wake called when there is something to book where there was nothing
     */
    FreeCalls(Path folder, Consumer<List<Booked>> books, Runnable wake) {
        this.folder = folder;
        this.books = books;
        this.wake = wake;
    }

    /**
     * Adds a call.
     *
     * @param repeated whether it may be counted with others like it
     * @return false if it could not be written down: it must be booked at once then
     */
    boolean add(UsageEvent event, boolean repeated) {
        boolean isFirst;
        boolean isFull;
        adding.lock();
        try {
            isFirst = journal == null;
            int row = tally.row(event, repeated);
            write(tally.line(event, row));
            tally.add(event, row, repeated);
            isFull = tally.rows().size() >= MOST;
        } catch (IOException failed) {
            LOG.warn(
                    "Calls that cost nothing are booked one by one: {} cannot be written: {}",
                    folder,
                    failed.toString());
            return false;
        } finally {
            adding.unlock();
        }
        if (closed || isFull) {
            book();
        } else if (isFirst) {
            wake.run();
        }
        return true;
    }

    private void write(String line) throws IOException {
        Journal open = journal;
        if (open == null) {
            open = Journal.create(folder);
            journal = open;
        }
        open.write(line);
    }

    /** Books what there is. */
    void book() {
        booking.lock();
        try {
            Batch batch = take();
            Journal written = batch.journal();
            if (written != null) {
                books.accept(batch.tally().rows());
                written.delete();
            }
        } catch (IOException | RuntimeException failed) {
            LOG.error("Calls that cost nothing are not booked; they are after the next start, from {}", folder, failed);
        } finally {
            booking.unlock();
        }
    }

    private Batch take() {
        adding.lock();
        try {
            Batch batch = new Batch(tally, journal);
            tally = new Tally();
            journal = null;
            return batch;
        } finally {
            adding.unlock();
        }
    }

    /** Hands over what a process left that did not come to book it. */
    static void takeLeft(Path folder, Consumer<List<Booked>> taker) {
        try {
            for (Path file : Journal.left(folder)) {
                List<String> lines = Journal.read(file);
                if (!lines.isEmpty()) {
                    taker.accept(Tally.read(lines));
                }
                Files.delete(file);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.error("Calls of before the start are not booked yet; they are after the next, from {}", folder, failed);
        }
    }

    /** Books what there is, and from now on each event at once. */
    void close() {
        closed = true;
        book();
    }
}
