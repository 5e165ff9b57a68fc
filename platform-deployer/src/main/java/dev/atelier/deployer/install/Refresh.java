package dev.atelier.deployer.install;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/** A refresh that is waited for. Uses only classes of Java and the framework, as {@link Replacement} must. */
final class Refresh implements FrameworkListener {
    private static final long SECONDS = 60;

    /** Known to the class loader from now on. */
    @SuppressWarnings("unused")
    private static final List<Class<?>> NEEDED_LATER =
            List.of(BundleException.class, FrameworkEvent.class, FrameworkListener.class, FrameworkWiring.class);

    private final CountDownLatch done = new CountDownLatch(1);

    /** Refreshes bundles and whoever is wired to them. */
    static void of(BundleContext system, Collection<Bundle> bundles) throws BundleException {
        Refresh refresh = new Refresh();
        system.getBundle().adapt(FrameworkWiring.class).refreshBundles(bundles, refresh);
        try {
            if (!refresh.done.await(SECONDS, TimeUnit.SECONDS)) {
                throw new BundleException("the framework did not refresh within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleException("interrupted while the framework refreshed", e);
        }
    }

    /** Makes sure that the class can be used when nothing more can be loaded. */
    static void prepare() {
        new Refresh();
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        done.countDown();
    }
}
