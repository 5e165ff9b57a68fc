package dev.atelier.deployer.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Puts a bundle in the place of another, refreshes who is wired to it, looks whether all that ran runs again, and puts
 * the old one back if not. Runs on a thread of its own with classes of Java and the framework only: the deployer itself
 * may be among those that are refreshed, and then nothing more can be loaded from its jar.
 */
final class Replacement implements Runnable, FrameworkListener {
    private static final long REFRESH_SECONDS = 60;

    /** Known to the class loader from now on. */
    @SuppressWarnings("unused")
    private static final List<Class<?>> NEEDED_LATER = List.of(
            BundleContext.class,
            BundleException.class,
            BundleStartLevel.class,
            FrameworkEvent.class,
            FrameworkListener.class,
            FrameworkWiring.class,
            ServiceReference.class);

    private final BundleContext system;
    private final @Nullable Bundle old;
    private final Path oldJar;
    private final Bundle fresh;
    private final Launch launch;
    private final Consumer<String> end;
    private final Set<Bundle> touched;
    private final Set<Bundle> running;
    private final Set<String> services;
    private final Semaphore refreshed = new Semaphore(0);

    /** How the fresh bundle is started and looked at. */
    interface Launch {
        void start(Bundle bundle) throws BundleException;
    }

    /**
     * Bundles in question.
     *
     * @param old the one to go, if there is one
     * @param oldJar to put it back from
     * @param fresh installed, not started
     * @param touched those to be refreshed, the old one included
     */
    record Order(@Nullable Bundle old, Path oldJar, Bundle fresh, Set<Bundle> touched) {}

    /**
     * Prepares a replacement.
     *
     * @param end is told the fault, or an empty text when all is well
     */
    Replacement(BundleContext system, Order order, Launch launch, Consumer<String> end) {
        this.system = system;
        this.old = order.old();
        this.oldJar = order.oldJar();
        this.fresh = order.fresh();
        this.touched = order.touched();
        this.launch = launch;
        this.end = end;
        this.running = new LinkedHashSet<>(touched);
        this.running.removeIf(bundle -> bundle.getState() != Bundle.ACTIVE);
        this.services = old == null ? Set.of() : servicesInUse(old);
    }

    @Override
    public void run() {
        String fault = "";
        try {
            replace();
        } catch (BundleException | RuntimeException | LinkageError e) {
            fault = text(e);
            fault += restore();
        } finally {
            end.accept(fault);
        }
    }

    private void replace() throws BundleException {
        Bundle gone = old;
        if (gone != null && isAlone()) {
            gone.stop();
            start(fresh);
            checkServices();
            gone.uninstall();
            refresh(List.of(gone));
        } else {
            if (gone != null) {
                gone.uninstall();
            }
            refresh(touched);
            start(fresh);
            checkServices();
        }
        restart();
    }

    /** Puts everything back; what cannot be put back is said. */
    private String restore() {
        try {
            if (old != null && old.getState() != Bundle.UNINSTALLED) {
                startIfItRan(old);
                discardFresh();
            } else {
                int level = level(fresh);
                discardFresh();
                if (old != null) {
                    startIfItRan(reinstall(old, level));
                }
            }
            restart();
            return "";
        } catch (BundleException | IOException | RuntimeException e) {
            return " (and putting the old version back failed: " + text(e) + ")";
        }
    }

    /** A bundle whose activator hangs cannot be uninstalled; it goes when the activator returns. */
    private void discardFresh() throws BundleException {
        if (fresh.getState() != Bundle.STARTING && fresh.getState() != Bundle.UNINSTALLED) {
            fresh.uninstall();
        }
        refresh(List.of(fresh));
    }

    private Bundle reinstall(Bundle gone, int level) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(oldJar)) {
            Bundle back = system.installBundle(gone.getLocation(), in);
            back.adapt(BundleStartLevel.class).setStartLevel(level);
            return back;
        }
    }

    private static int level(Bundle bundle) {
        return bundle.getState() == Bundle.UNINSTALLED
                ? 1
                : bundle.adapt(BundleStartLevel.class).getStartLevel();
    }

    private boolean isAlone() {
        return old != null && touched.equals(Set.of(old)) && !isFragment(fresh);
    }

    private void start(Bundle bundle) throws BundleException {
        if (isFragment(bundle)) {
            if (bundle.getState() != Bundle.RESOLVED) {
                throw new BundleException(bundle.getSymbolicName() + " could not be attached to its host");
            }
        } else {
            launch.start(bundle);
        }
    }

    private void startIfItRan(Bundle bundle) throws BundleException {
        if (running.contains(old) && !isFragment(bundle)) {
            bundle.start();
        }
    }

    /** What ran before must run again; the framework restarts it, unless it could not at first. */
    private void restart() throws BundleException {
        for (Bundle bundle : running) {
            if (!bundle.equals(old) && bundle.getState() != Bundle.ACTIVE) {
                bundle.start();
            }
        }
    }

    private void checkServices() throws BundleException {
        Set<String> missing = new TreeSet<>(services);
        missing.removeAll(serviceNames(fresh.getRegisteredServices(), false));
        if (!missing.isEmpty()) {
            throw new BundleException(
                    fresh.getSymbolicName() + " " + fresh.getVersion() + " does not offer the service "
                            + missing.iterator().next() + ", which others use of the version that runs");
        }
    }

    private static Set<String> servicesInUse(Bundle bundle) {
        return serviceNames(bundle.getRegisteredServices(), true);
    }

    private static Set<String> serviceNames(ServiceReference<?> @Nullable [] services, boolean inUse) {
        Set<String> names = new TreeSet<>();
        for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
            if (!inUse || isUsedByOthers(service)) {
                names.addAll(List.of((String[]) service.getProperty(Constants.OBJECTCLASS)));
            }
        }
        return names;
    }

    private static boolean isUsedByOthers(ServiceReference<?> service) {
        Bundle[] users = service.getUsingBundles();
        for (Bundle user : users == null ? new Bundle[0] : users) {
            if (!user.equals(service.getBundle())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        refreshed.release();
    }

    private void refresh(Collection<Bundle> bundles) {
        system.getBundle().adapt(FrameworkWiring.class).refreshBundles(bundles, this);
        try {
            if (!refreshed.tryAcquire(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the framework did not refresh within " + REFRESH_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the framework refreshed", e);
        }
    }

    private static String text(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
}
