package dev.atelier.deployer.install;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Stops, uninstalls and refreshes one bundle. Stopping lasts until the bundle's calls in flight are done. Uses only
 * classes of Java and the framework, since the bundle to go may be the deployer itself.
 */
final class Removal implements Runnable, FrameworkListener {
    private static final long REFRESH_SECONDS = 30;

    /** Known to the class loader from now on. */
    @SuppressWarnings("unused")
    private static final List<Class<?>> NEEDED_LATER = List.of(
            BundleContext.class,
            BundleException.class,
            FrameworkEvent.class,
            FrameworkListener.class,
            FrameworkWiring.class);

    private final BundleContext system;
    private final Bundle bundle;
    private final Consumer<String> problems;
    private final CountDownLatch refreshed = new CountDownLatch(1);

    Removal(BundleContext system, Bundle bundle, Consumer<String> problems) {
        this.system = system;
        this.bundle = bundle;
        this.problems = problems;
    }

    @Override
    public void run() {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                stop();
                bundle.uninstall();
            }
            refresh();
        } catch (BundleException | IllegalStateException e) {
            problems.accept(bundle + " could not be removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        try {
            bundle.stop();
        } catch (BundleException e) {
            problems.accept(bundle + " did not stop cleanly: " + e.getMessage());
        }
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        refreshed.countDown();
    }

    private void refresh() throws InterruptedException {
        system.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), this);
        refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS);
    }
}
