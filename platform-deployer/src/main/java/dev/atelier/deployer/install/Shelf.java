package dev.atelier.deployer.install;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.jar.Refusal;
import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.DesiredState;
import dev.atelier.launcher.state.JarStore;
import dev.atelier.launcher.state.ShippedJar;
import dev.atelier.launcher.state.ShippedJars;
import dev.atelier.launcher.state.StoredJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * The jars at hand, shipped or deployed, and what is desired of them. Reads the files anew each time, since for a moment
 * there are two deployers when the deployer itself is replaced. Safe for use by any number of threads.
 */
public final class Shelf {
    private final Path home;
    private final JarStore store;
    private final ShippedJars shipped;
    private final Map<String, Integer> held = new TreeMap<>();

    public Shelf(Path home, Path dist) {
        this.home = home;
        this.store = new JarStore(home);
        this.shipped = new ShippedJars(home, dist);
    }

    /**
     * Copies a jar to the shelf, where it stays until it is let go of, or longer if it is desired then.
     *
     * @return its digest
     */
    public synchronized String take(Path jar) {
        try {
            String digest = store.put(jar);
            hold(digest);
            return digest;
        } catch (IOException e) {
            throw Refusal.because(jar.getFileName() + " could not be copied: " + e.getMessage(), e);
        }
    }

    /** Lets go of a jar that was taken, and clears away the jars that nothing refers to. */
    public synchronized void letGo(String digest) {
        held.computeIfPresent(digest, (key, count) -> count == 1 ? null : count - 1);
        Set<String> wanted = new HashSet<>(held.keySet());
        state().bundles().values().stream().flatMap(DesiredBundle::jars).forEach(jar -> wanted.add(jar.digest()));
        try {
            store.keepOnly(wanted);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Where the jar of a digest lies. */
    public Path path(String digest) {
        return store.path(digest);
    }

    public DesiredState state() {
        try {
            return DesiredState.read(home);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Changes what is desired, on disk. */
    public synchronized void change(UnaryOperator<DesiredState> change) {
        try {
            change.apply(DesiredState.read(home)).write();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Desires what a change has brought about. */
    void settle(Decision decision, String name, StoredJar next, Optional<StoredJar> running) {
        Decision.Past past = new Decision.Past(running, shippedVersion(name));
        change(state -> decision.settle(state, desired(name), next, past));
    }

    /** What is desired of a bundle, or a blank to begin with. */
    public DesiredBundle desired(String name) {
        return state().find(name).orElseGet(() -> DesiredBundle.unknown(name, shippedVersion(name)));
    }

    /** The distribution's version of a bundle. */
    public Optional<ShippedJar> shipped(String name) {
        return shipped().stream().filter(jar -> jar.name().equals(name)).findFirst();
    }

    public Optional<Version> shippedVersion(String name) {
        return shipped(name).map(ShippedJar::version);
    }

    /** The level to start a bundle at: its own in the distribution, else the last. */
    public int level(String name) {
        return shipped(name)
                .map(ShippedJar::level)
                .orElseGet(() ->
                        shipped().stream().mapToInt(ShippedJar::level).max().orElse(1));
    }

    /** Which jar an installed bundle was made from, if it can be told. */
    public Optional<StoredJar> jarOf(Bundle bundle) {
        return known().jarOf(bundle);
    }

    /** Everything known now, for looking up many bundles at once. */
    public Known known() {
        return new Known(state(), shipped());
    }

    /**
     * Puts the jar of an installed bundle on the shelf, whatever becomes of the distribution or the file it came from,
     * until it is let go of.
     */
    synchronized void hold(Bundle bundle, StoredJar jar) {
        if (!Files.exists(store.path(jar.digest()))) {
            Path source = shipped(bundle.getSymbolicName())
                    .filter(candidate -> candidate.digest().equals(jar.digest()))
                    .map(ShippedJar::path)
                    .orElseGet(() -> Known.file(bundle).orElseThrow());
            try {
                store.put(source);
            } catch (IOException e) {
                throw failed(e);
            }
        }
        hold(jar.digest());
    }

    /** Keeps a jar until it is let go of. */
    synchronized void hold(String digest) {
        held.merge(digest, 1, Integer::sum);
    }

    private List<ShippedJar> shipped() {
        try {
            return shipped.list();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static MediaException failed(IOException e) {
        return new MediaException(
                ErrorKind.STORAGE_FAILED, "the deployer's files could not be read or written: " + e.getMessage(), e);
    }
}
