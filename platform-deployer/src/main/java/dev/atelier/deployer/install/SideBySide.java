package dev.atelier.deployer.install;

import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.explain.Unresolved;
import dev.atelier.deployer.jar.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * Starts a bundle beside the version that runs, if one does, and probes it. Until it has passed, nothing else has
 * changed, and it is taken away again if it has not.
 */
final class SideBySide {
    private final Bundles bundles;
    private final Shelf shelf;
    private final Starter starter;
    private final Probe probe;
    private final Unresolved unresolved;

    SideBySide(Bundles bundles, Shelf shelf, Starter starter, Probe probe, Unresolved unresolved) {
        this.bundles = bundles;
        this.shelf = shelf;
        this.starter = starter;
        this.probe = probe;
        this.unresolved = unresolved;
    }

    /**
     * A bundle that has passed.
     *
     * @param bundle runs
     * @param notes sentences worth knowing
     */
    record Started(Bundle bundle, List<String> notes) {}

    /** Brings a bundle in. */
    Started bring(Newcomer newcomer, Optional<Bundle> old) {
        Set<String> worked = old.map(probe::working).orElse(Set.of());
        Bundle bundle = install(newcomer);
        Runnable takeAway = () -> bundles.discard(bundle);
        try {
            resolve(bundle);
        } catch (MediaException refused) {
            takeAway.run();
            throw refused;
        }
        try {
            starter.start(bundle, takeAway);
            return new Started(bundle, probe.check(bundle, worked));
        } catch (MediaException refused) {
            if (bundle.getState() != Bundle.STARTING) {
                takeAway.run();
            }
            throw old.isPresent() ? Setback.of(refused, old.get()) : refused;
        }
    }

    Bundle install(Newcomer newcomer) {
        try {
            return bundles.install(
                    newcomer.location(), shelf.path(newcomer.stored().digest()), shelf.level(newcomer.name()));
        } catch (BundleException | IOException | RuntimeException e) {
            throw Refusal.because(
                    newcomer.jar() + " has a manifest that the framework refuses: " + e.getMessage()
                            + "; correct it in the build",
                    e);
        }
    }

    void resolve(Bundle bundle) {
        if (!bundles.resolve(bundle)) {
            throw Refusal.because(unresolved.reason(bundle));
        }
    }
}
