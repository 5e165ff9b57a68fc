package dev.atelier.deployer.install;

import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.launcher.state.BootBundle;
import dev.atelier.launcher.state.StoredJar;

/**
 * A jar that passed the checks and shall run.
 *
 * @param jar what it says of itself
 * @param stored how it is kept
 */
record Newcomer(BundleJar jar, StoredJar stored) {
    String name() {
        return jar.name();
    }

    String location() {
        return BootBundle.location(jar.name(), jar.version(), stored.digest());
    }
}
