package dev.atelier.deployer.install;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.deployer.jar.BundleJar;
import dev.atelier.deployer.jar.Refusal;
import dev.atelier.launcher.state.Origin;
import dev.atelier.launcher.state.ShippedJar;
import dev.atelier.launcher.state.StoredJar;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes changes to the bundles: one after the other for one name, side by side for others; a change that touches more
 * than its own bundle is made alone.
 */
public final class Deployer {
    private final Bundles bundles;
    private final Shelf shelf;
    private final Intake intake;
    private final Swap swap;
    private final Turns turns = new Turns();

    Deployer(Bundles bundles, Shelf shelf, Intake intake, Swap swap) {
        this.bundles = bundles;
        this.shelf = shelf;
        this.intake = intake;
        this.swap = swap;
    }

    /** Installs a jar or replaces the version that runs; a dry run only says what would happen. */
    public Change deploy(Path file, Origin origin, boolean dryRun) {
        return intake.with(file, origin, newcomer -> {
            refuseFramework(newcomer.name());
            refuseExtension(newcomer.jar());
            return turns.take(
                    newcomer.name(),
                    swap.isWide(newcomer),
                    () -> dryRun ? swap.tryOut(newcomer) : swap.put(newcomer, Decision.DEPLOY));
        });
    }

    /** Goes back to the version before. */
    public Change rollback(String name) {
        Optional<StoredJar> before = shelf.desired(name).previous().stream().findFirst();
        if (before.isEmpty()) {
            mustBeInstalled(name);
            throw Refusal.because(name + " has no version before this one to go back to");
        }
        return again(shelf.path(before.get().digest()), before.get(), Decision.ROLLBACK);
    }

    /** Removes a bundle; it stays away. */
    public Change undeploy(String name) {
        mustBeInstalled(name);
        refuseFramework(name);
        return turns.take(
                name,
                false,
                () -> swap.remove(
                        name,
                        running -> shelf.change(
                                state -> state.with(shelf.desired(name).gone(running)))));
    }

    /** Takes back what was deployed: the shipped version runs again, where there is one. */
    public Change withdraw(String name) {
        Optional<ShippedJar> shipped = shelf.shipped(name);
        return shipped.isPresent()
                ? again(shipped.get().path(), shipped.get().stored(), Decision.WITHDRAW)
                : undeploy(name);
    }

    private Change again(Path jar, StoredJar stored, Decision decision) {
        return intake.again(
                jar,
                stored,
                newcomer -> turns.take(newcomer.name(), swap.isWide(newcomer), () -> swap.put(newcomer, decision)));
    }

    private void mustBeInstalled(String name) {
        if (bundles.named(name).isEmpty()) {
            throw new MediaException(ErrorKind.NOT_FOUND, "no bundle " + name + " is installed");
        }
    }

    private void refuseFramework(String name) {
        if (bundles.isFramework(name)) {
            throw Refusal.because(
                    name
                            + " is the framework itself, which cannot be changed while it runs; stop the platform to update it");
        }
    }

    private void refuseExtension(BundleJar jar) {
        if (jar.fragmentHost().filter(bundles::isFramework).isPresent()) {
            throw Refusal.because(
                    jar + " is a part of the framework itself, which cannot be changed while it runs; stop"
                            + " the platform to update it");
        }
    }
}
