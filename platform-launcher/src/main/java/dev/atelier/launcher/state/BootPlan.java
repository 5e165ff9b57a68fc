package dev.atelier.launcher.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bundles to install at start: those of the distribution, except where the desired state says otherwise.
 *
 * @param bundles by start level
 * @param problems sentences about what could not be done as desired
 */
public record BootPlan(List<BootBundle> bundles, List<String> problems) {
    public BootPlan {
        bundles = List.copyOf(bundles);
        problems = List.copyOf(problems);
    }

    /** Reads the desired state below the home and the jars of the distribution. */
    public static BootPlan read(Path home, Path dist) throws IOException {
        DesiredState state = DesiredState.read(home);
        return of(state, new ShippedJars(home, dist).list(), new JarStore(home));
    }

    /** The level that all bundles have been started at. */
    public int highestLevel() {
        return bundles.stream().mapToInt(BootBundle::level).max().orElse(1);
    }

    static BootPlan of(DesiredState state, List<ShippedJar> shipped, JarStore store) {
        List<String> problems = new ArrayList<>(state.problems());
        List<BootBundle> planned = new ArrayList<>();
        Map<String, DesiredBundle> wanted = new TreeMap<>(state.bundles());
        int last = shipped.stream().mapToInt(ShippedJar::level).max().orElse(1);
        for (ShippedJar jar : shipped) {
            DesiredBundle desired = state.bundles().get(jar.name());
            if (desired == null || desired.isOutdatedBy(jar.version())) {
                planned.add(shippedAsIs(jar));
                wanted.remove(jar.name());
            } else if (wanted.remove(jar.name()) != null && desired.active().isPresent()) {
                planned.add(deployed(desired, jar.level(), store).orElseGet(() -> {
                    problems.add(missing(desired, "the shipped version " + jar.version() + " runs instead"));
                    return shippedAsIs(jar);
                }));
            }
        }
        for (DesiredBundle desired : wanted.values()) {
            if (desired.active().isPresent()) {
                deployed(desired, last, store)
                        .ifPresentOrElse(planned::add, () -> problems.add(missing(desired, "deploy it again")));
            }
        }
        planned.sort((a, b) -> Integer.compare(a.level(), b.level()));
        return new BootPlan(planned, problems);
    }

    private static BootBundle shippedAsIs(ShippedJar jar) {
        return new BootBundle(jar.name(), jar.version(), jar.digest(), jar.path(), jar.level(), true, Origin.SHIPPED);
    }

    private static Optional<BootBundle> deployed(DesiredBundle desired, int level, JarStore store) {
        return desired.active()
                .filter(jar -> Files.isRegularFile(store.path(jar.digest())))
                .map(jar -> new BootBundle(
                        desired.name(),
                        jar.version(),
                        jar.digest(),
                        store.path(jar.digest()),
                        level,
                        !desired.stopped(),
                        jar.origin()));
    }

    private static String missing(DesiredBundle desired, String instead) {
        return desired.name() + " " + desired.active().orElseThrow().version()
                + " was deployed, but its jar is no longer in the store: " + instead;
    }
}
