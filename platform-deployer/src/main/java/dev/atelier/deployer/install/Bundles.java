package dev.atelier.deployer.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/** The framework's bundles, by symbolic name. */
public final class Bundles {
    private final BundleContext system;
    private final FrameworkWiring wiring;

    /** The bundles of the framework whose system bundle has this context. */
    public Bundles(BundleContext system) {
        this.system = system;
        this.wiring = system.getBundle().adapt(FrameworkWiring.class);
    }

    /** All versions installed under a name, newest installation first. */
    public List<Bundle> named(String name) {
        return Arrays.stream(system.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .sorted(Comparator.comparingLong(Bundle::getBundleId).reversed())
                .toList();
    }

    /** Which of the versions under a name is meant: the newest that runs, else the newest installed. */
    public Optional<Bundle> current(String name) {
        List<Bundle> versions = named(name);
        return versions.stream()
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** The name is that of the framework itself. */
    public boolean isFramework(String name) {
        return name.equals("system.bundle") || name.equals(system.getBundle().getSymbolicName());
    }

    /**
     * Installs a jar. The location is varied if an older version that is still finishing its calls has it.
     *
     * @param level at which it shall start, at most the level that the framework has reached
     */
    public Bundle install(String location, Path jar, int level) throws BundleException, IOException {
        String free = location;
        for (int i = 2; system.getBundle(free) != null; i++) {
            free = location + "#" + i;
        }
        try (InputStream in = Files.newInputStream(jar)) {
            Bundle bundle = system.installBundle(free, in);
            int reached = system.getBundle().adapt(FrameworkStartLevel.class).getStartLevel();
            bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, Math.min(level, reached)));
            return bundle;
        }
    }

    /** The bundles that a change to one touches. */
    public Collection<Bundle> closure(Bundle bundle) {
        return wiring.getDependencyClosure(List.of(bundle));
    }

    /** Symbolic names of the bundles that a change to one touches. */
    public List<String> closureNames(Bundle bundle) {
        return closure(bundle).stream()
                .map(Bundle::getSymbolicName)
                .distinct()
                .sorted()
                .toList();
    }

    public boolean resolve(Bundle bundle) {
        return wiring.resolveBundles(List.of(bundle));
    }

    /** Takes away a bundle that never served anyone. */
    public void discard(Bundle bundle) {
        new Removal(system, bundle, problem -> {}).run();
    }

    BundleContext system() {
        return system;
    }
}
