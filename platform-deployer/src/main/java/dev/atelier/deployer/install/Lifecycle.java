package dev.atelier.deployer.install;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.explain.Unresolved;
import dev.atelier.deployer.jar.Refusal;
import dev.atelier.launcher.state.DesiredBundle;
import dev.atelier.launcher.state.StoredJar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts and stops installed bundles for good: a stopped one stays stopped after a restart. */
public final class Lifecycle {
    private final Site site;
    private final Bundles bundles;
    private final Shelf shelf;
    private final Starter starter;
    private final Pending pending;

    Lifecycle(Site site, Bundles bundles, Shelf shelf, Starter starter, Pending pending) {
        this.site = site;
        this.bundles = bundles;
        this.shelf = shelf;
        this.starter = starter;
        this.pending = pending;
    }

    /** Starts a bundle. */
    public Change start(String name) {
        Bundle bundle = installed(name);
        if (!bundles.resolve(bundle)) {
            throw Refusal.because(new Unresolved(site.system()).reason(bundle));
        }
        starter.start(bundle, () -> {});
        return desire(bundle, false);
    }

    /** Stops a bundle, after its calls in flight. */
    public Change stop(String name) {
        Bundle bundle = installed(name);
        if (bundle.getBundleId() == 0 || pending.concerns(Set.of(bundle))) {
            throw Refusal.because(name + " cannot be stopped, because nothing could start it again; stop the platform");
        }
        try {
            bundle.stop();
        } catch (BundleException e) {
            throw Refusal.because(name + " did not stop cleanly: " + e.getMessage(), e);
        }
        return desire(bundle, true);
    }

    private Bundle installed(String name) {
        return bundles.current(name)
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "no bundle " + name + " is installed"));
    }

    private Change desire(Bundle bundle, boolean stopped) {
        Optional<StoredJar> jar = shelf.jarOf(bundle);
        if (jar.isPresent()) {
            shelf.hold(bundle, jar.get());
            try {
                DesiredBundle now = shelf.desired(bundle.getSymbolicName());
                shelf.change(
                        state -> state.with(new DesiredBundle(now.name(), jar, now.previous(), stopped, now.over())));
            } finally {
                shelf.letGo(jar.get().digest());
            }
        }
        return new Change(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                jar.map(StoredJar::digest),
                Optional.empty(),
                List.of(),
                List.of(bundle.getSymbolicName()),
                List.of(),
                true);
    }
}
