package dev.atelier.deployer.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for changes in the folder. Files that came are deployed before files that went are taken back, so that renaming
 * a jar is no gap. A jar that is not whole yet is left alone until it is, or until nothing has changed for a while.
 */
final class FolderWatch implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** How long a removal waits for the other half of a renaming. */
    private static final Duration GRACE = Duration.ofMillis(20);

    private static final Duration GLANCE = Duration.ofMillis(250);

    private final WatchService watch;
    private final Path folder;
    private final FolderTarget target;
    private final Ledger ledger;
    private final FolderChanges changes;
    private final Duration patience;
    private final Map<String, Long> came = new LinkedHashMap<>();
    private final Map<String, Long> went = new TreeMap<>();

    /**
     * A watch.
     *
     * @param patience how long a jar that is not whole may stand still before it is refused
     */
    FolderWatch(Path folder, FolderTarget target, Ledger ledger, Duration patience) throws IOException {
        this.watch = folder.getFileSystem().newWatchService();
        folder.register(
                watch,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        this.folder = folder;
        this.target = target;
        this.ledger = ledger;
        this.changes = new FolderChanges(target, folder, ledger);
        this.patience = patience;
    }

    @Override
    public void run() {
        try {
            ledger.read();
            compareAll();
            while (true) {
                handle();
                collect(next());
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("{} is watched no longer", folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("{} is watched no longer: {}", folder, e.toString());
        }
    }

    /** Ends the watch; what is being deployed just now is finished. */
    @Override
    public void close() throws IOException {
        watch.close();
    }

    private @Nullable WatchKey next() throws InterruptedException {
        if (came.isEmpty() && went.isEmpty()) {
            return watch.take();
        }
        return watch.poll((went.isEmpty() ? GLANCE : GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void collect(@Nullable WatchKey first) throws IOException {
        for (WatchKey key = first; key != null; key = watch.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.context() instanceof Path path) {
                    note(path.toString(), event.kind() == StandardWatchEventKinds.ENTRY_DELETE);
                } else {
                    compareAll();
                }
            }
            key.reset();
        }
    }

    private void note(String fileName, boolean gone) {
        if (fileName.endsWith(".jar")) {
            (gone ? went : came).put(fileName, System.nanoTime());
            (gone ? came : went).remove(fileName);
        }
    }

    /** What came, changed or went while nobody watched. */
    private void compareAll() throws IOException {
        Set<String> missing = new TreeSet<>(ledger.entries().keySet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                String fileName = String.valueOf(file.getFileName());
                missing.remove(fileName);
                note(fileName, false);
            }
        }
        missing.forEach(fileName -> note(fileName, true));
    }

    private void handle() {
        for (String fileName : List.copyOf(came.keySet())) {
            if (isReady(fileName)) {
                came.remove(fileName);
                safely(fileName, () -> changes.came(fileName));
            }
        }
        for (String fileName : List.copyOf(went.keySet())) {
            if (age(went, fileName) >= GRACE.toNanos()) {
                went.remove(fileName);
                safely(fileName, () -> changes.went(fileName));
            }
        }
    }

    /** A defect in dealing with one file must not end the watch. */
    private static void safely(String fileName, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} could not be dealt with", fileName, e);
        }
    }

    private boolean isReady(String fileName) {
        Path file = folder.resolve(fileName);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        return Files.isDirectory(file) || target.isComplete(file) || age(came, fileName) >= patience.toNanos();
    }

    private static long age(Map<String, Long> since, String fileName) {
        return System.nanoTime() - since.getOrDefault(fileName, 0L);
    }
}
