package dev.atelier.launcher.boot;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.state.BootBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Makes the framework hold exactly the bundles of a plan; what its cache holds already stays as it is. */
final class BundleInstaller {
    private final BundleContext framework;

    BundleInstaller(BundleContext framework) {
        this.framework = framework;
    }

    /** Installs, marks for start and removes; the framework has not started yet. */
    Map<Bundle, BootBundle> reconcile(List<BootBundle> plan) throws BundleException {
        Map<String, Bundle> cached = new HashMap<>();
        for (Bundle bundle : framework.getBundles()) {
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
                cached.put(bundle.getLocation(), bundle);
            }
        }
        Map<Bundle, BootBundle> installed = new HashMap<>();
        for (BootBundle wanted : plan) {
            Bundle bundle = cached.remove(wanted.location());
            if (bundle == null) {
                bundle = install(wanted);
            }
            mark(bundle, wanted);
            installed.put(bundle, wanted);
        }
        for (Bundle left : cached.values()) {
            left.uninstall();
        }
        return installed;
    }

    private Bundle install(BootBundle wanted) throws BundleException {
        try (InputStream jar = Files.newInputStream(wanted.jar())) {
            return framework.installBundle(wanted.location(), jar);
        } catch (IOException e) {
            throw new LaunchException(wanted.jar() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void mark(Bundle bundle, BootBundle wanted) throws BundleException {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        if (level.getStartLevel() != wanted.level()) {
            level.setStartLevel(wanted.level());
        }
        if (isFragment(bundle)) {
            return;
        }
        if (wanted.started() != level.isPersistentlyStarted()) {
            if (wanted.started()) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } else {
                bundle.stop();
            }
        }
    }

    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }
}
