package dev.atelier.deployer.watch;

import dev.atelier.core.deploy.DeploymentReport;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.launcher.state.JarStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys files that came and takes back files that went. Used by one thread. */
final class FolderChanges {
    private static final Logger LOG = LoggerFactory.getLogger(FolderChanges.class);

    private final FolderTarget target;
    private final Path folder;
    private final Ledger ledger;

    /** Files that were refused, with the digest of what they held. */
    private final Map<String, String> refused = new TreeMap<>();

    FolderChanges(FolderTarget target, Path folder, Ledger ledger) {
        this.target = target;
        this.folder = folder;
        this.ledger = ledger;
    }

    /** A file came or changed. */
    void came(String fileName) {
        Path file = folder.resolve(fileName);
        try {
            String digest = Files.isRegularFile(file) ? JarStore.digest(file) : "";
            if (!isSettled(fileName, digest) && !digest.equals(refused.get(fileName))) {
                deploy(fileName, file, digest);
            }
        } catch (IOException e) {
            LOG.debug("{} went while it was read", file, e);
        }
    }

    private void deploy(String fileName, Path file, String digest) {
        refused.put(fileName, digest);
        Optional<Map.Entry<String, Ledger.Entry>> newer = newerBeside(fileName, file);
        if (newer.isPresent()) {
            target.refuse(
                    fileName,
                    fileName + " holds an older version than " + newer.get().getKey() + " beside it, which" + " has "
                            + newer.get().getValue().version() + " and runs; remove that file to go back");
            return;
        }
        try {
            DeploymentReport report = target.deploy(file);
            refused.remove(fileName);
            ledger.put(fileName, new Ledger.Entry(digest, report.name(), Version.parseVersion(report.version())));
            retry();
        } catch (MediaException e) {
            LOG.debug("{} was refused; it is tried again when it or something else changes", fileName);
        }
    }

    /** A file went; if what it held runs, the next best takes its place. */
    void went(String fileName) {
        refused.remove(fileName);
        Optional<Ledger.Entry> gone = ledger.remove(fileName);
        if (gone.isPresent() && target.runs(gone.get().name(), gone.get().digest())) {
            try {
                succeed(gone.get());
            } catch (MediaException e) {
                LOG.debug("{} went, but its bundle stays; the book of deployments says why", fileName);
            }
        }
    }

    private void succeed(Ledger.Entry gone) {
        Optional<String> sibling = newestOf(gone.name());
        if (sibling.isEmpty()) {
            if (!retry(gone.name())) {
                target.withdraw(gone.name());
            }
        } else if (!ledger.find(sibling.get()).orElseThrow().digest().equals(gone.digest())) {
            target.deploy(folder.resolve(sibling.get()));
        }
    }

    /** What one bundle lacked another may have brought. */
    private void retry() {
        for (String fileName : List.copyOf(refused.keySet())) {
            Path file = folder.resolve(fileName);
            if (newerBeside(fileName, file).isEmpty() && target.wouldGo(file)) {
                refused.remove(fileName);
                came(fileName);
            }
        }
    }

    /** Whether a file that had to stand back takes the place of a bundle. */
    private boolean retry(String name) {
        Comparator<BundleJar> byVersion = Comparator.comparing(BundleJar::version);
        Optional<BundleJar> next = refused.keySet().stream()
                .flatMap(fileName -> target.look(folder.resolve(fileName)).stream())
                .filter(jar -> jar.name().equals(name))
                .max(byVersion);
        next.ifPresent(jar -> refused.remove(jar.file()));
        next.ifPresent(jar -> came(jar.file()));
        return next.filter(jar -> ledger.find(jar.file()).isPresent()).isPresent();
    }

    private boolean isSettled(String fileName, String digest) {
        return ledger.find(fileName)
                .filter(entry -> entry.digest().equals(digest) && target.isDecided(entry.name()))
                .isPresent();
    }

    private Optional<String> newestOf(String name) {
        return ledger.entries().entrySet().stream()
                .filter(other -> other.getValue().name().equals(name))
                .filter(other -> Files.exists(folder.resolve(other.getKey())))
                .max(Comparator.comparing(other -> other.getValue().version()))
                .map(Map.Entry::getKey);
    }

    private Optional<Map.Entry<String, Ledger.Entry>> newerBeside(String fileName, Path file) {
        return target.look(file)
                .flatMap(jar -> ledger.entries().entrySet().stream()
                        .filter(other -> !other.getKey().equals(fileName))
                        .filter(other -> Files.exists(folder.resolve(other.getKey())))
                        .filter(other -> other.getValue().name().equals(jar.name())
                                && other.getValue().version().compareTo(jar.version()) > 0)
                        .findFirst());
    }
}
