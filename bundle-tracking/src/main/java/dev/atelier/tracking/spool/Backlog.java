package dev.atelier.tracking.spool;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.tracking.usage.Booked;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries that wait for the database, worked off in order. Safe for use by any number of threads. */
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    /** Events that follow one another are booked together, so many at the most. */
    private static final int TOGETHER = 500;

    private final Queue<String> unwritten = new ConcurrentLinkedQueue<>();
    private final Ledger ledger;
    private final Spool waiting;
    private final Spool refused;

    Backlog(Ledger ledger, Path folder) {
        this.ledger = ledger;
        this.waiting = new Spool(folder.resolve("waiting"));
        this.refused = new Spool(folder.resolve("refused"));
    }

    boolean isEmpty() {
        return waiting.isEmpty() && unwritten.isEmpty();
    }

    /** @throws UncheckedIOException if they cannot be written */
    void append(List<String> lines) {
        waiting.append(lines);
    }

    /** What cannot be written is kept in memory: a full disk must not cost an entry as long as we live. */
    void keep(List<String> lines) {
        try {
            waiting.append(lines);
        } catch (UncheckedIOException full) {
            if (unwritten.isEmpty()) {
                LOG.error("Calls are kept in memory only until they can be booked or written", full);
            }
            unwritten.addAll(lines);
        }
    }

    /** The file. */
    @Override
    public String toString() {
        return waiting.toString();
    }

    /** Works off what waits, as long as the database is there. */
    void catchUp() {
        if (!isAllWritten() || waiting.isEmpty()) {
            return;
        }
        try {
            int count = 0;
            for (List<String> lines = waiting.next(); !lines.isEmpty(); lines = waiting.next()) {
                apply(lines);
                count += lines.size();
            }
            LOG.info("The database has taken the {} entries that waited for it", count);
        } catch (MediaException away) {
            LOG.debug("The database is still away", away);
        } catch (RuntimeException broken) {
            LOG.error("Entries that wait for the database cannot be read", broken);
        }
    }

    private boolean isAllWritten() {
        for (String line = unwritten.peek(); line != null; line = unwritten.peek()) {
            try {
                waiting.append(List.of(line));
            } catch (UncheckedIOException full) {
                LOG.debug("There is still no room", full);
                return false;
            }
            unwritten.remove();
        }
        return true;
    }

    private void apply(List<String> lines) {
        for (int next = 0; next < lines.size(); ) {
            List<String> some = lines.subList(next, next + together(lines, next));
            if (some.size() > 1 && applyTogether(some)) {
                waiting.done(some);
            } else {
                some.forEach(this::applyAlone);
            }
            next += some.size();
        }
    }

    private static int together(List<String> lines, int from) {
        int count = 1;
        while (count < TOGETHER
                && from + count < lines.size()
                && isEvent(lines.get(from))
                && isEvent(lines.get(from + count))) {
            count++;
        }
        return count;
    }

    private static boolean isEvent(String line) {
        return line.startsWith(Entry.CALLS);
    }

    /** @return false if one of them cannot be booked */
    private boolean applyTogether(List<String> lines) {
        try {
            List<Booked> rows = new ArrayList<>();
            for (String line : lines) {
                rows.add(((Entry.Calls) Entry.of(line)).row());
            }
            ledger.book(rows);
            return true;
        } catch (RuntimeException failed) {
            rethrowIfAway(failed);
            LOG.debug("{} events are booked one by one", lines.size(), failed);
            return false;
        }
    }

    /** What can never be booked must not hold up the others: it is put where an operator finds it. */
    private void applyAlone(String line) {
        try {
            ledger.apply(Entry.of(line));
        } catch (RuntimeException failed) {
            rethrowIfAway(failed);
            refused.append(List.of(line));
            LOG.error("An entry could not be booked, and is kept in {}", refused, failed);
        }
        waiting.done(List.of(line));
    }

    private static void rethrowIfAway(RuntimeException failed) {
        if (failed instanceof MediaException media && media.kind() == ErrorKind.UNAVAILABLE) {
            throw media;
        }
    }
}
