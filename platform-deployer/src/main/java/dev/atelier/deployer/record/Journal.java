package dev.atelier.deployer.record;

import dev.atelier.core.deploy.DeploymentRecord;
import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.install.Change;
import dev.atelier.deployer.install.Setback;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Times changes and writes them into the book and the log. */
public final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final DeploymentBook book;
    private final Clock clock;

    public Journal(DeploymentBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Makes a change without a record. */
    public DeploymentReport time(Supplier<Change> change, boolean dryRun) {
        long begin = System.nanoTime();
        try {
            return report(change.get(), millisSince(begin), dryRun);
        } catch (Setback e) {
            throw new MediaException(ErrorKind.CONFLICT, e.sentence(), e);
        }
    }

    /**
     * Makes a change and records its end.
     *
     * @param subject the bundle's name, or the file's while it is not known
     */
    public DeploymentReport record(String action, String subject, String who, Supplier<Change> change) {
        long begin = System.nanoTime();
        Entry entry = new Entry(action, subject, who, begin);
        try {
            Change done = change.get();
            if (done.settled()) {
                add(entry, done, "done", Optional.empty());
            }
            LOG.info("{} {} {}: {}", done.name(), done.version(), action, summary(done, millisSince(begin)));
            return report(done, millisSince(begin), false);
        } catch (MediaException e) {
            fail(entry, "rejected", e.failure().message());
            throw e;
        } catch (Setback e) {
            fail(entry, "rolled back", e.sentence());
            throw new MediaException(ErrorKind.CONFLICT, e.sentence(), e);
        } catch (RuntimeException e) {
            fail(entry, "rejected", "a defect of the deployer: " + e);
            throw e;
        }
    }

    /** Records the end of a change that was begun by a deployer before. */
    public void settled(Change change, String fault) {
        Entry entry = new Entry("deploy", change.name(), "deployer", System.nanoTime());
        add(
                entry,
                change,
                fault.isEmpty() ? "done" : "rolled back",
                Optional.of(fault).filter(f -> !f.isEmpty()));
        LOG.info("{} {} deploy: {}", change.name(), change.version(), fault.isEmpty() ? "done" : fault);
    }

    /** Records that a file is not deployed. */
    public void refuse(String file, String sentence, String who) {
        fail(new Entry("deploy", file, who, System.nanoTime()), "rejected", sentence);
    }

    private record Entry(String action, String subject, String who, long begin) {}

    private void add(Entry entry, Change change, String outcome, Optional<String> reason) {
        book.add(new DeploymentRecord(
                clock.instant(),
                entry.who,
                entry.action,
                change.name(),
                Optional.of(change.version()),
                change.digest(),
                outcome,
                reason,
                millisSince(entry.begin)));
    }

    private void fail(Entry entry, String outcome, String reason) {
        LOG.warn("{} of {} {}: {}", entry.action, entry.subject, outcome, reason);
        book.add(new DeploymentRecord(
                clock.instant(),
                entry.who,
                entry.action,
                entry.subject,
                Optional.empty(),
                Optional.empty(),
                outcome,
                Optional.of(reason),
                millisSince(entry.begin)));
    }

    private static String summary(Change change, long millis) {
        String replaced =
                change.replaced().map(version -> ", replaces " + version).orElse("");
        String notes = change.notes().isEmpty() ? "" : "; " + String.join("; ", change.notes());
        return "done in " + millis + " ms" + replaced + ", touched " + String.join(", ", change.refreshed()) + notes;
    }

    private static DeploymentReport report(Change change, long millis, boolean dryRun) {
        return new DeploymentReport(
                change.name(),
                change.version(),
                change.replaced(),
                change.adds(),
                change.refreshed(),
                millis,
                dryRun,
                change.notes());
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
