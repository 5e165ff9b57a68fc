package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.BootPlan;
import dev.atelier.launcher.state.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The framework with the bundles of a plan. */
final class Platform {
    private final Framework framework;
    private final StartFailures failures = new StartFailures();
    private final BootPlan plan;
    private Map<Bundle, BootBundle> bundles = Map.of();
    private volatile boolean up;

    Platform(Settings settings, BootPlan plan) {
        this.plan = plan;
        this.framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new LaunchException("No OSGi framework lies beside the launcher"))
                .newFramework(settings.properties());
    }

    /** Installs the bundles and starts them; returns before they all run. */
    void start() {
        try {
            framework.init(failures);
            context().addFrameworkListener(failures);
            bundles = new BundleInstaller(context()).reconcile(plan.bundles());
            framework.start();
            // Not as the framework's beginning level: it would keep us here, unable to say how far things are.
            framework.adapt(FrameworkStartLevel.class).setStartLevel(plan.highestLevel(), event -> up = true);
        } catch (BundleException e) {
            throw new LaunchException("The framework cannot start: " + e.getMessage(), e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Whether every start level has been gone through. */
    boolean isUp() {
        return up;
    }

    String progress() {
        long running = bundles.keySet().stream()
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .count();
        return running + " of " + bundles.size() + " bundles";
    }

    /** Sentences about bundles that ought to run and do not; to be asked when the platform is up. */
    List<String> failures(boolean shipped) {
        List<String> sentences = new ArrayList<>();
        bundles.forEach((bundle, wanted) -> {
            boolean runs = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
            if (wanted.started() && !runs && (wanted.origin() == Origin.SHIPPED) == shipped) {
                if (!BundleInstaller.isFragment(bundle)) {
                    sentences.add(wanted.name() + " " + wanted.version() + " cannot start: " + failures.reason(bundle));
                }
            }
        });
        return sentences;
    }

    /** Blocks until the framework has stopped, by whatever way. */
    void awaitStop() throws InterruptedException {
        while (framework.waitForStop(0).getType() == FrameworkEvent.STOPPED_UPDATE) {
            // The framework starts again by itself.
        }
    }

    /** Lets calls under way end and stops everything. */
    boolean stop(Duration patience) {
        try {
            framework.stop();
            return framework.waitForStop(patience.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            throw new LaunchException("The framework cannot stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
