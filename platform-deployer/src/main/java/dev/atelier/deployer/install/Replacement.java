package dev.atelier.deployer.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Puts a bundle in the place of another, refreshes who is wired to it, looks whether all that ran runs again, and puts
 * the old one back if not. Runs on a thread of its own with classes of Java and the framework only: the deployer itself
 * may be among those that are refreshed, and then nothing more can be loaded from its jar.
 */
final class Replacement implements Runnable {
    private final BundleContext system;
    private final @Nullable Bundle old;
    private final Order order;
    private final Bundle fresh;
    private final Launch launch;
    private final Consumer<String> end;

    private final Witness witness;

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
     * @param alive whether what was restarted has given a sign of life
     * @param end is told the fault, or an empty text when all is well
     */
    Replacement(BundleContext system, Order order, Launch launch, BooleanSupplier alive, Consumer<String> end) {
        this.system = system;
        this.order = order;
        this.old = order.old();
        this.fresh = order.fresh();
        this.launch = launch;
        this.end = end;
        this.witness = new Witness(order.touched(), old, alive);
        Refresh.prepare();
    }

    @Override
    public void run() {
        String fault = "";
        try {
            replace();
        } catch (BundleException | RuntimeException | LinkageError e) {
            fault = text(e) + restore();
        } finally {
            end.accept(fault);
        }
    }

    private void replace() throws BundleException {
        Bundle gone = old;
        if (gone != null && isAlone()) {
            gone.stop();
            start(fresh);
            witness.checkUsed(fresh);
            gone.uninstall();
            Refresh.of(system, List.of(gone));
        } else {
            if (gone != null) {
                gone.uninstall();
            }
            Refresh.of(system, order.touched());
            start(fresh);
            witness.checkUsed(fresh);
        }
        witness.restart();
        witness.awaitServices();
    }

    /** Puts everything back; what cannot be put back is said. */
    private String restore() {
        try {
            Bundle gone = old;
            if (gone != null && gone.getState() != Bundle.UNINSTALLED) {
                startIfItRan(gone);
                discardFresh();
            } else {
                int level = fresh.getState() == Bundle.UNINSTALLED
                        ? 1
                        : fresh.adapt(BundleStartLevel.class).getStartLevel();
                discardFresh();
                if (gone != null) {
                    startIfItRan(reinstall(gone, level));
                }
            }
            witness.restart();
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
        Refresh.of(system, List.of(fresh));
    }

    private Bundle reinstall(Bundle gone, int level) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(order.oldJar())) {
            Bundle back = system.installBundle(gone.getLocation(), in);
            back.adapt(BundleStartLevel.class).setStartLevel(level);
            return back;
        }
    }

    private boolean isAlone() {
        return order.touched().size() == 1 && order.touched().contains(old) && !isFragment(fresh);
    }

    private void start(Bundle bundle) throws BundleException {
        if (!isFragment(bundle)) {
            launch.start(bundle);
        } else if (bundle.getState() != Bundle.RESOLVED) {
            throw new BundleException(bundle.getSymbolicName() + " could not be attached to its host");
        }
    }

    private void startIfItRan(Bundle bundle) throws BundleException {
        if (witness.ranBefore(old) && !isFragment(bundle)) {
            bundle.start();
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    private static String text(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
}
