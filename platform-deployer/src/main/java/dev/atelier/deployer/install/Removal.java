package dev.atelier.deployer.install;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Stops, uninstalls and refreshes one bundle. Stopping lasts until the bundle's calls in flight are done. Uses only
 * classes of Java and the framework, since the bundle to go may be the deployer itself.
 */
final class Removal implements Runnable {
    private final BundleContext system;
    private final Bundle bundle;
    private final Consumer<String> problems;

    Removal(BundleContext system, Bundle bundle, Consumer<String> problems) {
        this.system = system;
        this.bundle = bundle;
        this.problems = problems;
        Refresh.prepare();
    }

    @Override
    public void run() {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                stop();
                bundle.uninstall();
            }
            Refresh.of(system, List.of(bundle));
        } catch (BundleException | IllegalStateException e) {
            problems.accept(bundle.getSymbolicName() + " could not be removed: " + e.getMessage());
        }
    }

    private void stop() {
        try {
            bundle.stop();
        } catch (BundleException e) {
            problems.accept(bundle.getSymbolicName() + " did not stop cleanly: " + e.getMessage());
        }
    }
}
